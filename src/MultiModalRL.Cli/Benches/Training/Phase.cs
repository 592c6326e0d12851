namespace MultiModalRL.Cli;

/// <summary>What a training loop does in turns.</summary>
internal enum Phase
{
    /// <summary>The behaviour policy chooses.</summary>
    Act,

    /// <summary>The environment steps.</summary>
    Step,

    /// <summary>The agent takes in what followed.</summary>
    Observe,

    /// <summary>The agent learns.</summary>
    Update,
}
