using System.Collections.Immutable;
using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>SHAPES: compositional yes/no questions about 3 × 3 cells. Official accuracy, and accuracy by question.</summary>
public static class ShapesBenchmark
{
    /// <summary>The benchmark's name.</summary>
    public const string Name = "Shapes";

    private static readonly ImmutableArray<ShapesPart> TrainParts =
        [ShapesPart.TrainLarge, ShapesPart.TrainMed, ShapesPart.TrainSmall, ShapesPart.TrainTiny];

    /// <summary>Makes one split.</summary>
    /// <exception cref="InputException">No data folder, no such split, or the data cannot be used.</exception>
    public static Benchmark Create(EnvironmentRequest request, ShapesOptions options)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(options);
        var dataset = ShapesDataset.Open(request.Data ?? throw new InputException($"{Name} needs data: expected --data with the folder of SHAPES"));
        var parts = new Dictionary<Split, Func<RecordedQuestions>>();
        foreach (var (split, part) in new[] { (Split.Train, Train(dataset, options)), (Split.Validation, ShapesPart.Val), (Split.Test, ShapesPart.Test) })
        {
            if (part is { } file && (dataset.Has(file) || (split == Split.Train && options.TrainFile is not null)))
            {
                parts.Add(split, () => Questions(dataset, file, options));
            }
        }

        return new RecordedBenchmark
        {
            Name = Name,
            Parts = parts,
            Answers = ["true", "false"],
            Language = [.. ShapesStyleQuery.All.Select(question => question.Text)],
            Summary = ShapesSummary.Of,
        }.Create(request, options);
    }

    /// <summary>The file that is asked for, else the largest with images, else the largest.</summary>
    private static ShapesPart? Train(ShapesDataset dataset, ShapesOptions options)
    {
        if (options.TrainFile is { } asked)
        {
            return TrainParts[(int)ShapesTrainFile.Large - (int)asked];
        }

        var present = TrainParts.Where(dataset.Has).ToArray();
        return present.Where(dataset.HasImages).Concat(present).Select(part => (ShapesPart?)part).FirstOrDefault();
    }

    private static RecordedQuestions Questions(ShapesDataset dataset, ShapesPart part, ShapesOptions options)
    {
        var questions = dataset.ReadQuestions(part);
        ImmutableArray<QuestionRecord> records = [.. questions.Select((question, row) => new QuestionRecord
        {
            Question = question.Text,
            Image = row,
            Id = $"{ShapesDataset.Stem(part)}/{row + 1}",
            Answer = question.Answer ? "true" : "false",
            Type = ShapesForms.Of(question.Text),
        })];
        return !dataset.HasImages(part) && options.AllowMissingImages
            ? TextOnly.Questions(dataset.AnswersFile(part), records)
            : new(dataset.AnswersFile(part), records, dataset.Images(part, records.Length));
    }
}
