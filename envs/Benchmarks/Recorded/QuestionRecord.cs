using System.Collections.Immutable;

namespace MultiModalRL.Environments;

/// <summary>A question about an image, as a dataset has it.</summary>
public sealed record QuestionRecord
{
    /// <summary>The question; options are added to it, not part of it.</summary>
    public required string Question { get; init; }

    /// <summary>The image's handle in the store of the records.</summary>
    public required int Image { get; init; }

    /// <summary>What names the record in messages, and what its options are shuffled by.</summary>
    public required string Id { get; init; }

    /// <summary>The reference answer, or the most frequent of several; null where none is published.</summary>
    public string? Answer { get; init; }

    /// <summary>
    /// What answers are accepted where that is more than <see cref="Answer"/>, such as those of ten people: an answer
    /// outside of them has accuracy 0. Empty for <see cref="Answer"/> alone.
    /// </summary>
    public ImmutableArray<string> Accepted { get; init; } = [];

    /// <summary>The official accuracy in [0, 1] of an answer; null for 1 where it is <see cref="Answer"/>, else 0.</summary>
    public Func<string, double>? Accuracy { get; init; }

    /// <summary>The options, in the order of the data; empty where the question is open.</summary>
    public ImmutableArray<string> Options { get; init; } = [];

    /// <summary>The number of the right option; −1 where none is published or the question is open.</summary>
    public int RightOption { get; init; } = -1;

    /// <summary>
    /// Which of the options, in the order they are offered in, a response in words chooses, by the official script (−1 for none); null where
    /// the script reads no such responses.
    /// </summary>
    public Func<ImmutableArray<string>, string, int>? Choose { get; init; }

    /// <summary>The question's type, that results are broken down by.</summary>
    public string Type { get; init; } = "all";

    /// <summary>The groups that the official metric counts the record in, beside its type; those of one breakdown may be several.</summary>
    public ImmutableArray<RecordGroup> Groups { get; init; } = [];
}
