using System.Collections.Immutable;

namespace MultiModalRL.Datasets;

/// <summary>A question of A-OKVQA.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">The question.</param>
/// <param name="Image">The image's number.</param>
/// <param name="Choices">The four options.</param>
/// <param name="RightChoice">The number of the right option; −1 where none is published.</param>
/// <param name="DirectAnswers">The answers of ten people; empty where none are published.</param>
/// <param name="IsDifficult">Whether the official direct-answer score leaves the question out.</param>
public sealed record AOkVqaQuestion(
    string Id, string Text, int Image, ImmutableArray<string> Choices, int RightChoice, ImmutableArray<string> DirectAnswers, bool IsDifficult);
