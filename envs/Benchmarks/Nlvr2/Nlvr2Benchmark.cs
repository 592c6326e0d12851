using System.Collections.Immutable;
using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>NLVR2: is a sentence true of a pair of photographs? Official accuracy and consistency.</summary>
public static class Nlvr2Benchmark
{
    /// <summary>The benchmark's name.</summary>
    public const string Name = "Nlvr2";

    /// <summary>Makes one split.</summary>
    /// <exception cref="InputException">No data folder, no such split, or the data cannot be used.</exception>
    public static Benchmark Create(EnvironmentRequest request, Nlvr2Options options)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(options);
        var dataset = Nlvr2Dataset.Open(request.Data ?? throw new InputException($"{Name} needs data: expected --data with the folder of NLVR2"));
        var parts = new Dictionary<Split, Func<RecordedQuestions>>();
        foreach (var (split, name, file) in new[]
        {
            (Split.Train, "train", options.TrainFile), (Split.Validation, "dev", options.ValidationFile), (Split.Test, "test1", options.TestFile),
        })
        {
            if (file is not null || dataset.Has(name))
            {
                parts.Add(split, () => Questions(
                    file is null ? dataset.Read(name, options.AllowMissingImages) : dataset.ReadFile(file, options.AllowMissingImages)));
            }
        }

        GroupSplit.HoldOut(parts, Set, options.ValidationShare);
        return new RecordedBenchmark
        {
            Name = Name,
            Parts = parts,
            Answers = ["true", "false"],
            Summary = given => new Dictionary<string, double> { ["consistency"] = given.Consistency(record => Nlvr2Example.GroupOf(record.Id, record.Question)) },
        }.Create(request, options);
    }

    /// <summary>The set of eight photographs that the pairs were made of; the record alone where its identifier has other parts.</summary>
    private static string Set(QuestionRecord record) => record.Id.Split('-') is [_, var set, _, _] ? set : record.Id;

    private static RecordedQuestions Questions(Nlvr2Part part)
    {
        ImmutableArray<QuestionRecord> records = [.. part.Examples.Select(example => new QuestionRecord
        {
            Question = example.Sentence,
            Image = example.Pair,
            Id = example.Identifier,
            Answer = example.Label ? "true" : "false",
            Accuracy = said => NlvrTally.IsRight(example.Label ? "true" : "false", said) ? 1 : 0,
        })];
        return part.Images is { } images ? new(part.Source, records, images) : TextOnly.Questions(part.Source, records);
    }
}
