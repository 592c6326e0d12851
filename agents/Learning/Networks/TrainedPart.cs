namespace MultiModalRL.Agents;

/// <summary>Which part of the model is trained; the rest keeps the weights it started from.</summary>
public enum TrainedPart
{
    /// <summary>Everything.</summary>
    All,

    /// <summary>Everything but the visual and the question encoder.</summary>
    FusionAndHeads,

    /// <summary>The heads alone.</summary>
    Heads,
}
