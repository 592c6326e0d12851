using System.Collections.Immutable;
using System.Globalization;
using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>
/// Generated questions and pictures in the style of SHAPES, for training: the same words, answers and size of picture, so
/// that what was trained here is measured on the published parts of <c>Shapes</c>.
/// </summary>
public static class ShapesStyleBenchmark
{
    /// <summary>The benchmark's name.</summary>
    public const string Name = "ShapesStyle";

    private static readonly ImmutableArray<string> Published = ["exp_shapes/shapes_dataset/train.large.query", "shapes_dataset/train.large.query", "train.large.query"];

    /// <summary>Makes one split.</summary>
    /// <exception cref="InputException">No such split, or the published questions are asked for and are not in the data.</exception>
    public static Benchmark Create(EnvironmentRequest request, ShapesStyleOptions options)
    {
        var seeds = new SeedSequence(options.Seed);
        var questions = Questions(request, options, seeds);
        var count = request.Split switch
        {
            Split.Train => options.TrainExamples,
            Split.Validation => options.ValidationExamples,
            Split.Test => options.TestExamples,
            _ => throw new InputException($"{Name} has no compositional split: expected train, validation or test") { Absence = Absence.Split },
        };
        var name = request.Split.ToString();
        var (asked, cells, answers) = new ShapesStyleGenerator(questions, options.TrueShare).Generate(count, seeds.Seed(name));
        var vocabulary = Vocabulary.Of(ShapesStyleQuery.All.Select(question => question.Text));
        var encoded = vocabulary.Encode(Array.ConvertAll(asked, question => questions[question].Text), vocabulary.LongestText);
        var images = new ShapesStyleImageStore(cells, seeds.Seed(name + " looks"));
        return new Benchmark
        {
            Examples = new(
                [.. Enumerable.Range(0, count)], encoded.Ids, encoded.Length,
                Array.ConvertAll(asked, question => questions[question].Relations.Length), answers),
            Images = images,
            Answers = ["true", "false"],
            Types = [.. Enumerable.Range(0, 3).Select(relations => relations.ToString(CultureInfo.InvariantCulture) + " relations")],
            Tokens = vocabulary.Tokens,
            Metric = new ExactMatch(answers),
            DefaultSide = ShapesStyleQuery.Side,
            Thumbnails = options.ThumbnailSide == 0 ? null : new BlockMeanThumbnails(images, options.ThumbnailSide),
        };
    }

    private static ImmutableArray<ShapesStyleQuery> Questions(EnvironmentRequest request, ShapesStyleOptions options, SeedSequence seeds)
    {
        var all = options.Questions == ShapesStyleQuestions.All ? ShapesStyleQuery.All : Read(request.Data);
        if (options.HeldOutQuestions == 0 || request.Split == Split.Test)
        {
            return all;
        }

        var random = seeds.Stream("held out");
        ShapesStyleQuery[] shuffled = [.. all];
        random.Shuffle<ShapesStyleQuery>(shuffled);
        var heldOut = Math.Clamp((int)(all.Length * options.HeldOutQuestions), 1, all.Length - 1);
        return [.. request.Split == Split.Validation ? shuffled[..heldOut] : shuffled[heldOut..]];
    }

    private static ImmutableArray<ShapesStyleQuery> Read(string? folder)
    {
        var file = (folder is null ? null : Published.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists))
            ?? throw new InputException($"{Name} with questions=published: expected --data with the folder of SHAPES, which has {Published[0]}");
        var lines = File.ReadAllLines(file);
        var wrong = Array.FindIndex(lines, line => ShapesStyleQuery.Parse(line) is null);
        return wrong < 0
            ? [.. lines.Select(line => ShapesStyleQuery.Parse(line)!).Distinct()]
            : throw new InputException($"{file}: line {wrong + 1}: expected a question such as (is red (left_of circle))");
    }
}
