using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>
/// Generated pictures and captions in the style of ShapeWorld, for training: what was trained here is measured on the published
/// files of <c>ShapeWorld</c>. Question types are the published configurations.
/// </summary>
public static class ShapeWorldStyleBenchmark
{
    /// <summary>The benchmark's name.</summary>
    public const string Name = "ShapeWorldStyle";

    // So many captions have every word of the language and one as long as any.
    private const int LanguageWorlds = 6_000;

    private static readonly Lazy<Vocabulary> Language = new(() =>
    {
        var generator = new ShapeWorldStyleGenerator(ShapeWorldStyleKind.Published, 1);
        return Vocabulary.Of(Enumerable.Range(0, LanguageWorlds).Select(world => generator.Generate(world, 0).Captions[0].Text));
    });

    /// <summary>Makes one split.</summary>
    /// <exception cref="InputException">No such split or kind, or <c>--data</c> names a folder that cannot be used.</exception>
    public static Benchmark Create(EnvironmentRequest request, ShapeWorldStyleOptions options)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(options);
        var worlds = request.Split switch
        {
            Split.Train => options.TrainWorlds,
            Split.Validation => options.ValidationWorlds,
            Split.Test => options.TestWorlds,
            _ => throw new InputException($"{Name} has no compositional split: expected train, validation or test") { Absence = Absence.Split },
        };
        var vocabulary = VocabularyOf(request);
        var examples = new ShapeWorldStyleExamples(worlds, options.CaptionsPerWorld, vocabulary);
        var kinds = options.Kinds is { } names ? ShapeWorldStyleKind.Named(names) : ShapeWorldStyleKind.Published;
        examples.Generate(kinds, new SeedSequence(options.Seed).Seed(request.Split.ToString()), request.Workers);
        var images = new ShapeWorldStyleImageStore(examples.Shapes);
        return new Benchmark
        {
            Examples = examples.Table,
            Images = images,
            Answers = ["true", "false"],
            Types = [.. ShapeWorldStyleKind.All.Select(kind => kind.Name)],
            Tokens = vocabulary.Tokens,
            Metric = new ExactMatch(examples.Answers),
            DefaultSide = options.Side,
            Notes = [.. examples.Notes],
            Thumbnails = options.ThumbnailSide == 0 ? null : new BlockMeanThumbnails(images, options.ThumbnailSide),
        };
    }

    // A trained run's, else that of the published training captions, else that of the language itself.
    private static Vocabulary VocabularyOf(EnvironmentRequest request)
    {
        if (request.Vocabulary is { } known)
        {
            return Vocabulary.Again(known.Tokens, known.QuestionLength);
        }

        if (request.Data is null)
        {
            return Language.Value;
        }

        var published = ShapeWorldBenchmark.Create(request with { Split = Split.Train }, new());
        return Vocabulary.Again(published.Tokens, published.Examples.QuestionLength);
    }
}
