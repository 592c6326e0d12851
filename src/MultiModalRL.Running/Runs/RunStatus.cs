namespace MultiModalRL.Running;

/// <summary>How a run stands.</summary>
public enum RunStatus
{
    /// <summary>It runs, or was killed: it can be resumed.</summary>
    Running,

    /// <summary>Training is over.</summary>
    Finished,

    /// <summary>It was asked to stop and wrote a checkpoint: it can be resumed.</summary>
    Interrupted,

    /// <summary>Something went wrong: it can be resumed from its last checkpoint.</summary>
    Failed,
}
