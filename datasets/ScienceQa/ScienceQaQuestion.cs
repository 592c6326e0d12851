using System.Collections.Immutable;

namespace MultiModalRL.Datasets;

/// <summary>A question of ScienceQA.</summary>
/// <param name="Id">Its number among the problems, or its row.</param>
/// <param name="Text">The question.</param>
/// <param name="Image">The image's number; −1 where it has none.</param>
/// <param name="Choices">The options, two to five.</param>
/// <param name="RightChoice">The number of the right option; −1 where none is published.</param>
public sealed record ScienceQaQuestion(string Id, string Text, int Image, ImmutableArray<string> Choices, int RightChoice)
{
    /// <summary>A text that belongs to the question; empty for none.</summary>
    public string Hint { get; init; } = "";

    /// <summary><c>natural science</c>, <c>social science</c> or <c>language science</c>.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The topic, such as <c>biology</c>.</summary>
    public string Topic { get; init; } = "";

    /// <summary>The school grade, <c>grade1</c> to <c>grade12</c>.</summary>
    public string Grade { get; init; } = "";
}
