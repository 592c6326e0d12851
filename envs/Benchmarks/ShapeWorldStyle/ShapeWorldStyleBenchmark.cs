using System.Globalization;
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

    // Captions whose words and lengths are collected where no data are at hand: every word is among so many.
    private const int LanguageWorlds = 12_000;

    /// <summary>Makes one split.</summary>
    /// <exception cref="InputException">No such split, or <c>--data</c> names a folder that cannot be used.</exception>
    public static Benchmark Create(EnvironmentRequest request, ShapeWorldStyleOptions options)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(options);
        var count = request.Split switch
        {
            Split.Train => options.TrainWorlds,
            Split.Validation => options.ValidationWorlds,
            Split.Test => options.TestWorlds,
            _ => throw new InputException($"{Name} has no compositional split: expected train, validation or test"),
        };
        var vocabulary = VocabularyOf(request);
        var captions = options.CaptionsPerWorld;
        var (worlds, kinds) = (new ShapeWorldStyleShape[count][], new int[count * captions]);
        var (tokens, answers) = (new int[kinds.Length * vocabulary.LongestText], new int[kinds.Length]);
        var generator = new ShapeWorldStyleGenerator(captions);
        var seed = new SeedSequence(options.Seed).Seed(request.Split.ToString());
        var (cut, unknown) = (0, 0);
        Parallel.For(0, count, new() { MaxDegreeOfParallelism = Math.Max(1, request.Workers) }, world =>
        {
            (worlds[world], var kind, var drawn) = generator.Generate(world, seed);
            var encoded = vocabulary.Encode(Array.ConvertAll(drawn, caption => caption.Text), vocabulary.LongestText);
            encoded.Ids.CopyTo(tokens, world * captions * vocabulary.LongestText);
            kinds.AsSpan(world * captions, captions).Fill(ShapeWorldStyleKind.All.IndexOf(kind));
            Array.ConvertAll(drawn, caption => caption.Agrees ? 0 : 1).CopyTo(answers, world * captions);
            Interlocked.Add(ref cut, encoded.Truncated.Count);
            Interlocked.Add(ref unknown, encoded.Unknown.Count);
        });
        var images = new ShapeWorldStyleImageStore(worlds);
        return new Benchmark
        {
            Examples = new([.. Enumerable.Range(0, kinds.Length).Select(example => example / captions)], tokens, vocabulary.LongestText, kinds, answers),
            Images = images,
            Answers = ["true", "false"],
            Types = [.. ShapeWorldStyleKind.All.Select(kind => kind.Name)],
            Tokens = vocabulary.Tokens,
            Metric = new ExactMatch(answers),
            DefaultSide = options.Side,
            Notes = [.. Notes(cut, unknown, kinds.Length)],
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
            var generator = new ShapeWorldStyleGenerator(1);
            return Vocabulary.Of(Enumerable.Range(0, LanguageWorlds).Select(world => generator.Generate(world, 0).Captions[0].Text));
        }

        var published = ShapeWorldBenchmark.Create(request with { Split = Split.Train }, new());
        return Vocabulary.Again(published.Tokens, published.Examples.QuestionLength);
    }

    private static IEnumerable<string> Notes(int cut, int unknown, int all)
    {
        if (cut > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{cut} of {all} captions are longer than the longest published one: their ends are cut off");
        }

        if (unknown > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{unknown} of {all} captions have words that the published ones lack");
        }
    }
}
