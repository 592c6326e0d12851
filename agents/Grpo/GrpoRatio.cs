namespace MultiModalRL.Agents;

/// <summary>Between what the probability ratio of the clipped objective is taken.</summary>
public enum GrpoRatio
{
    /// <summary>Single steps (GRPO, DAPO: of tokens).</summary>
    Step,

    /// <summary>Whole episodes, length-normalized (GSPO: of sequences).</summary>
    Episode,
}
