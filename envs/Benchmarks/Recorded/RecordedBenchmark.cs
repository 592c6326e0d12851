using System.Collections.Immutable;
using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>What makes a benchmark of recorded questions: give this, and <see cref="Create"/> does the rest.</summary>
public sealed record RecordedBenchmark
{
    /// <summary>The benchmark's name.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The parts that the data have, each read when it is called for. Where training is there and validation is not,
    /// validation is held out of training.
    /// </summary>
    public required IReadOnlyDictionary<Split, Func<RecordedQuestions>> Parts { get; init; }

    /// <summary>Most options of a question; 0 where questions are open.</summary>
    public int Choices { get; init; }

    /// <summary>The answers to open questions where they are known beforehand; empty for those of the training questions.</summary>
    public ImmutableArray<string> Answers { get; init; } = [];

    /// <summary>
    /// Texts that have every token and the greatest length of a question, where the questions' language is known beforehand;
    /// empty for the training questions.
    /// </summary>
    public ImmutableArray<string> Language { get; init; } = [];

    /// <summary>The official metric's name.</summary>
    public string Metric { get; init; } = "accuracy";

    /// <summary>The smallest difference between two accuracies that the official rule can give.</summary>
    public double SmallestDifference { get; init; } = 1;

    /// <summary>
    /// What the official rule makes of an answer before it compares: answers of different forms are never worth anything
    /// to each other. Null for the answer itself.
    /// </summary>
    public Func<string, string>? Form { get; init; }

    /// <summary>Makes the official numbers beside mean accuracy, given the records in the order of the examples; null for none.</summary>
    public Func<AnsweredRecords, IReadOnlyDictionary<string, double>>? Summary { get; init; }

    /// <summary>Makes the split that is asked for.</summary>
    /// <exception cref="InputException">The data have no such part, or none of its questions can be used; a bad image, once one is looked at.</exception>
    public Benchmark Create(EnvironmentRequest request, RecordedOptions options)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(options);
        var parts = new RecordedParts(this, options);
        var asked = parts.Of(request.Split);
        var made = RecordedVocabulary.Of(this, options, request.Vocabulary, () => Parts.ContainsKey(Split.Train) ? parts.Read(Split.Train) : asked);
        var images = options.OnBadExample == BadExamples.Skip ? RecordedImages.Open(ref asked, options) : null;
        var (table, records, metric) = RecordedTable.Of(this, options, request.Split, asked, made);
        images ??= RecordedImages.Open(ref asked, options);
        return new Benchmark
        {
            Examples = table.Table,
            Images = images,
            Stored = asked.Images,
            Answers = made.Answers,
            Types = table.Types,
            Tokens = made.Tokens.Tokens,
            Metric = metric,
            DefaultSide = options.Side,
            Thumbnails = options.ThumbnailSide == 0 ? null : new BlockMeanThumbnails(images, options.ThumbnailSide),
            Summary = Summary is null ? null : given => Summary(new AnsweredRecords(records, made.Answers, given)),
            Records = records,
            Notes = table.Notes,
        };
    }
}
