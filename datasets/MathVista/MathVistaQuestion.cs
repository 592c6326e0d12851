using System.Collections.Immutable;

namespace MultiModalRL.Datasets;

/// <summary>A question of MathVista.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Text">The question.</param>
/// <param name="Image">The image's number.</param>
/// <param name="Choices">The options; empty for a free-form question.</param>
/// <param name="Answer">The answer: an option's text, or what a free-form answer must be; null where none is published.</param>
public sealed record MathVistaQuestion(string Id, string Text, int Image, ImmutableArray<string> Choices, string? Answer)
{
    /// <summary><c>text</c>, <c>integer</c>, <c>float</c> or <c>list</c>.</summary>
    public string AnswerType { get; init; } = "text";

    /// <summary>Decimals of a float answer; null for none.</summary>
    public int? Precision { get; init; }

    /// <summary>The unit that the answer is in; null for none.</summary>
    public string? Unit { get; init; }

    /// <summary>What results are broken down by: name and value, <c>skills</c> as often as there are skills.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Metadata { get; init; } = [];
}
