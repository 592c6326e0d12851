namespace MultiModalRL.Datasets;

/// <summary>What to do with an example that cannot be read.</summary>
public enum BadExamples
{
    /// <summary>Stop at the first one.</summary>
    Fail,

    /// <summary>Leave it out, count it, and keep the first messages.</summary>
    Skip,
}
