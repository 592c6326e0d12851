namespace MultiModalRL.Cli;

/// <summary>How progress is shown.</summary>
internal enum ProgressStyle
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>A line every few seconds, for logs.</summary>
    Lines,

    /// <summary>A bar that moves.</summary>
    Bar,
}
