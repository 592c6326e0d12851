using System.Collections.Immutable;

namespace MultiModalRL.Datasets;

/// <summary>A multiple-choice puzzle about a picture.</summary>
/// <param name="Category">The puzzle's template: the name of its file.</param>
/// <param name="Number">The record's number in the file, 1 or more.</param>
/// <param name="Image">The picture's file.</param>
/// <param name="Question">The question.</param>
/// <param name="Options">The options as text, all different.</param>
/// <param name="RightOption">The right one's number.</param>
public sealed record Puzzle(string Category, int Number, string Image, string Question, ImmutableArray<string> Options, int RightOption);
