namespace MultiModalRL.Torch;

/// <summary>What a parameter of <see cref="Heads"/> is there for.</summary>
public enum HeadRole
{
    /// <summary>The answer logits depend on it: supervised learning trains these alone.</summary>
    Answer,

    /// <summary>Acting alone: looks, the choice between answering and looking, or the value depend on it, and no answer logit.</summary>
    Action,

    /// <summary>The same, by a price that is shown alone: a model that is shown none lacks it.</summary>
    Price,
}
