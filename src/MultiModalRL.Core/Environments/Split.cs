namespace MultiModalRL.Core;

/// <summary>A part of a dataset.</summary>
public enum Split
{
    /// <summary>What agents learn from.</summary>
    Train,

    /// <summary>What choices (when to stop, thresholds, prices) are made on.</summary>
    Validation,

    /// <summary>What is measured once.</summary>
    Test,

    /// <summary>A test of attribute combinations that training never showed.</summary>
    Compositional,
}
