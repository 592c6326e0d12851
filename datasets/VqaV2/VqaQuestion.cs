using System.Collections.Immutable;

namespace MultiModalRL.Datasets;

/// <summary>A question in the format of VQA, with the answers of ten people.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">The question.</param>
/// <param name="Answer">The most frequent of the people's answers; null where none is published.</param>
/// <param name="Image">The image's number.</param>
public sealed record VqaQuestion(string Id, string Text, string? Answer, int Image)
{
    /// <summary>The people's answers, raw; empty where none are published.</summary>
    public ImmutableArray<string> Answers { get; init; } = [];

    /// <summary>The first words of the question, such as <c>what color is the</c>; null where none is published.</summary>
    public string? QuestionType { get; init; }

    /// <summary><c>yes/no</c>, <c>number</c> or <c>other</c>; null where none is published.</summary>
    public string? AnswerType { get; init; }
}
