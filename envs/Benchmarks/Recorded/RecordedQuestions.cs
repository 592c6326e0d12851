using System.Collections.Immutable;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>The questions of one part of a dataset and where their images are.</summary>
/// <param name="Source">What messages call the part: its file or folder.</param>
/// <param name="Records">The questions, in the order of the data.</param>
/// <param name="Images">The images of the records' handles; none is decoded yet.</param>
public sealed record RecordedQuestions(string Source, ImmutableArray<QuestionRecord> Records, StoredImages Images)
{
    /// <summary>What a user should know of the part, such as images that are missing.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>The questions that a test picks; handles stay what they are.</summary>
    public RecordedQuestions Where(Func<QuestionRecord, bool> test) => this with { Records = [.. Records.Where(test)] };
}
