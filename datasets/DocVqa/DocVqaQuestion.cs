using System.Collections.Immutable;

namespace MultiModalRL.Datasets;

/// <summary>A question of DocVQA.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">The question.</param>
/// <param name="Image">The image's number.</param>
/// <param name="Answers">The accepted answers, each from the page; empty where none are published.</param>
/// <param name="Types">The question's types, such as <c>table/list</c>; several may hold.</param>
public sealed record DocVqaQuestion(string Id, string Text, int Image, ImmutableArray<string> Answers, ImmutableArray<string> Types);
