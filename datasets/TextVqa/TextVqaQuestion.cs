using System.Collections.Immutable;

namespace MultiModalRL.Datasets;

/// <summary>A question of TextVQA.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">The question.</param>
/// <param name="Image">The image's number.</param>
/// <param name="Answers">The answers of ten people, raw; empty where none are published.</param>
/// <param name="OcrTokens">What an optical character recognition read in the image.</param>
public sealed record TextVqaQuestion(string Id, string Text, int Image, ImmutableArray<string> Answers, ImmutableArray<string> OcrTokens);
