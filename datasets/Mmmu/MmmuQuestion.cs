using System.Collections.Immutable;

namespace MultiModalRL.Datasets;

/// <summary>A question of MMMU.</summary>
/// <param name="Id">Its id, <c>part_Subject_number</c>.</param>
/// <param name="Text">The question; <c>&lt;image 1&gt;</c> marks where an image belongs.</param>
/// <param name="Image">The number of the picture of its images; −1 where it has none.</param>
/// <param name="Options">The options; empty for an open question.</param>
/// <param name="Answers">The right option's letter, or what answers are accepted of an open question; empty where none are published.</param>
public sealed record MmmuQuestion(string Id, string Text, int Image, ImmutableArray<string> Options, ImmutableArray<string> Answers)
{
    /// <summary>The subject, such as <c>Art_Theory</c>: one of thirty.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The subject's field, such as <c>Cell Biology</c>.</summary>
    public string Subfield { get; init; } = "";

    /// <summary><c>Easy</c>, <c>Medium</c> or <c>Hard</c>.</summary>
    public string Difficulty { get; init; } = "";
}
