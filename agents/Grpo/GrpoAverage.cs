namespace MultiModalRL.Agents;

/// <summary>What counts alike in the loss.</summary>
public enum GrpoAverage
{
    /// <summary>Every step (DAPO), so that long episodes count for more.</summary>
    Steps,

    /// <summary>Every episode, by the mean over its steps (GRPO, GSPO).</summary>
    Episodes,
}
