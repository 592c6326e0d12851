using System.Collections.Immutable;

namespace MultiModalRL.Datasets;

/// <summary>A question of GQA.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">The question.</param>
/// <param name="Answer">The answer; null where none is published.</param>
/// <param name="Image">The image's number.</param>
public sealed record GqaExample(string Id, string Text, string? Answer, int Image)
{
    /// <summary>Whether it is one of the balanced questions, over which accuracy is counted.</summary>
    public bool IsBalanced { get; init; } = true;

    /// <summary>Structural type: <c>query</c> (open), or <c>verify</c>, <c>logical</c>, <c>choose</c>, <c>compare</c> (binary).</summary>
    public string? Structural { get; init; }

    /// <summary>Semantic type: <c>obj</c>, <c>attr</c>, <c>rel</c>, <c>cat</c> or <c>global</c>.</summary>
    public string? Semantic { get; init; }

    /// <summary>Detailed type, such as <c>existAttrC</c>.</summary>
    public string? Detailed { get; init; }

    /// <summary>The group of its answers that the distribution metric compares, such as <c>color</c>; null for none.</summary>
    public string? GlobalGroup { get; init; }

    /// <summary>The ids of the questions whose answers follow from this one's.</summary>
    public ImmutableArray<string> Entailed { get; init; } = [];

    /// <summary>The steps of its program in order, such as <c>query: name [1]</c>.</summary>
    public ImmutableArray<string> Steps { get; init; } = [];
}
