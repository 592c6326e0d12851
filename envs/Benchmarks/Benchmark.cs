using System.Collections.Immutable;
using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>One split of a benchmark: examples, pixels, vocabulary and the official per-item rule.</summary>
public sealed record Benchmark
{
    /// <summary>The examples.</summary>
    public required ExampleTable Examples { get; init; }

    /// <summary>The pixels.</summary>
    public required IImageStore Images { get; init; }

    /// <summary>The same images as they are stored, which may be of other sizes; null where they are not stored but generated.</summary>
    public StoredImages? Stored { get; init; }

    /// <summary>The answer texts; actions of group <c>answer</c> follow this order. The same for every split.</summary>
    public required ImmutableArray<string> Answers { get; init; }

    /// <summary>The names of the question types, by number; a recorded split has those of its own questions.</summary>
    public required ImmutableArray<string> Types { get; init; }

    /// <summary>The token texts by id; 0 pads, 1 is unknown. The same for every split.</summary>
    public required ImmutableArray<string> Tokens { get; init; }

    /// <summary>The official per-item rule.</summary>
    public required IAnswerMetric Metric { get; init; }

    /// <summary>The official numbers beside mean accuracy, of the answers given to the whole split; null for none.</summary>
    public Func<IReadOnlyList<GivenAnswer>, IReadOnlyDictionary<string, double>>? Summary { get; init; }

    /// <summary>The records that the examples were made of, in their order; none where they were not read but generated.</summary>
    public ImmutableArray<QuestionRecord> Records { get; init; } = [];

    /// <summary>What a user should know of this split: what was left out, cut off or cannot be answered rightly.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Cells along each side of the glimpse partition unless the user says otherwise.</summary>
    public required int DefaultSide { get; init; }

    /// <summary>What is seen before anything is revealed, or null.</summary>
    public IThumbnails? Thumbnails { get; init; }

    /// <summary>Makes the best policy under a protocol and a reward; gives null, or is null, where none is known.</summary>
    public Func<IProtocol, RewardOptions, IExampleOracle?>? Oracle { get; init; }
}
