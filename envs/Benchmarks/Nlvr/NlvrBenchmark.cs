using System.Collections.Immutable;
using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>NLVR: is a sentence true of a picture of three boxes? Official accuracy over all pictures, and consistency.</summary>
public static class NlvrBenchmark
{
    /// <summary>The benchmark's name.</summary>
    public const string Name = "Nlvr";

    /// <summary>Makes one split.</summary>
    /// <exception cref="InputException">No data folder, no such split, or the data cannot be used.</exception>
    public static Benchmark Create(EnvironmentRequest request, NlvrOptions options)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(options);
        var dataset = NlvrDataset.Open(request.Data ?? throw new InputException($"{Name} needs data: expected --data with the folder of NLVR"));
        var parts = new Dictionary<Split, Func<RecordedQuestions>>();
        foreach (var (split, file) in new[]
        {
            (Split.Train, Named(dataset, options.TrainFile) ?? dataset.Find("train")),
            (Split.Validation, dataset.Find("dev")),
            (Split.Test, Named(dataset, options.TestFile) ?? dataset.Find("test")),
        })
        {
            if (file is not null)
            {
                parts.Add(split, () => Questions(file, options));
            }
        }

        GroupSplit.HoldOut(parts, Directory, options.ValidationShare);
        if (options is { TrainVariants: > 1, OnBadExample: BadExamples.Skip })
        {
            throw new InputException("benchmark.trainVariants makes pictures of all others: expected benchmark.onBadExample to be fail, found skip");
        }

        if (options.TrainVariants > 1 && parts.TryGetValue(Split.Train, out var training))
        {
            parts[Split.Train] = () => NlvrVariants.Of(training(), options.TrainVariants);
        }

        return new RecordedBenchmark
        {
            Name = Name,
            Parts = parts,
            Answers = ["true", "false"],
            Summary = given => new Dictionary<string, double> { ["consistency"] = given.Consistency(record => Presentation(record)) },
        }.Create(request, options);
    }

    /// <summary>The first part of the identifier, which follows the directory: records that share it share the sentence.</summary>
    private static string Presentation(QuestionRecord record) => record.Id[(record.Id.LastIndexOf('/') + 1)..].Split('-')[0];

    /// <summary>The directory, whose scenes are alike; the presentation where none is known.</summary>
    private static string Directory(QuestionRecord record) =>
        record.Id.LastIndexOf('/') is > 0 and var end ? record.Id[..end] : Presentation(record);

    private static string? Named(NlvrDataset dataset, string? file) => file is null ? null : dataset.File(file);

    private static RecordedQuestions Questions(string file, NlvrOptions options)
    {
        var examples = NlvrDataset.Read(file, options.AllowMissingImages);
        ImmutableArray<QuestionRecord> records = [.. examples.Select((example, row) => new QuestionRecord
        {
            Question = example.Sentence,
            Image = row,
            Id = $"{example.Directory}/{example.Identifier}-{example.Permutation}",
            Answer = example.Label ? "true" : "false",
            Accuracy = said => NlvrTally.IsRight(example.Label ? "true" : "false", said) ? 1 : 0,
        })];
        return examples[0].Image is null
            ? TextOnly.Questions(file, records)
            : new(file, records, StoredImages.OfSources(examples.Select(example => ImageSource.OfFile(example.Image!))));
    }
}
