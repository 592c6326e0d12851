using System.Collections.Immutable;

namespace MultiModalRL.Datasets;

/// <summary>One part of a dataset of questions about images.</summary>
/// <typeparam name="TQuestion">What the dataset tells of a question.</typeparam>
/// <param name="Source">What messages call the part: its file or folder.</param>
/// <param name="Questions">The questions, in the order of the files.</param>
/// <param name="Images">The images that questions refer to by number, each once where the data tell which are the same.</param>
/// <param name="OpenImages">Streams where their pixels are, in that order; null for one that is missing.</param>
public sealed record QuestionPart<TQuestion>(
    string Source, ImmutableArray<TQuestion> Questions, ImmutableArray<QuestionImage> Images, Func<IEnumerable<ImageSource?>> OpenImages)
{
    /// <summary>What a user should know of the part.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}
