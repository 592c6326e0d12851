namespace MultiModalRL.Core;

/// <summary>How a row stands after a step.</summary>
public enum StepStatus : byte
{
    /// <summary>The episode goes on.</summary>
    Continues,

    /// <summary>The task ended; nothing is bootstrapped past it.</summary>
    Terminated,

    /// <summary>The episode was cut off from outside; its final observation is delivered for bootstrapping.</summary>
    Truncated,

    /// <summary>The plan has no more episodes for this row; its action is ignored.</summary>
    Idle,
}
