using System.Collections.Immutable;
using System.Globalization;
using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>
/// Published training sentences of NLVR about generated pictures in its style, for training: what was trained here is measured on
/// the published pictures of <c>Nlvr</c>, or trained on there.
/// </summary>
public static class NlvrStyleBenchmark
{
    /// <summary>The benchmark's name.</summary>
    public const string Name = "NlvrStyle";

    /// <summary>Makes one split.</summary>
    /// <exception cref="InputException">No data folder, no such split, or the published sentences cannot be used.</exception>
    public static Benchmark Create(EnvironmentRequest request, NlvrStyleOptions options)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(options);
        var dataset = NlvrDataset.Open(request.Data ?? throw new InputException($"{Name} needs data: expected --data with the folder of NLVR"));
        var file = options.TrainFile is { } named ? dataset.File(named) : dataset.Find("train")
            ?? throw new InputException($"{Name} needs published training sentences: expected train/train.json in {request.Data}");
        string[] published = [.. NlvrDataset.Sentences(file).Distinct(StringComparer.Ordinal)];
        var seeds = new SeedSequence(options.Seed);
        var sentences = new Lazy<(ImmutableArray<NlvrSentence> Training, ImmutableArray<NlvrSentence> HeldOut)>(() => Sentences(file, published, options, seeds));
        return new RecordedBenchmark
        {
            Name = Name,
            Parts = new Dictionary<Split, Func<RecordedQuestions>>
            {
                [Split.Train] = () => Generated(Split.Train, options.TrainImages, sentences.Value.Training),
                [Split.Validation] = () => Generated(Split.Validation, options.ValidationImages, sentences.Value.HeldOut),
                [Split.Test] = () => Generated(Split.Test, options.TestImages, sentences.Value.HeldOut),
            },
            Answers = ["true", "false"],
            Language = [.. published],
        }.Create(request, options);

        RecordedQuestions Generated(Split split, int count, ImmutableArray<NlvrSentence> asked) =>
            Generate(split.ToString(), count, new(asked, options.Sentences), seeds.Seed(split.ToString()));
    }

    private static RecordedQuestions Generate(string name, int count, NlvrStyleGenerator generator, ulong seed)
    {
        var records = ImmutableArray.CreateBuilder<QuestionRecord>();
        var scenes = ImmutableArray.CreateBuilder<NlvrScene>(count);
        for (var image = 0; image < count; image++)
        {
            var (scene, said) = generator.Generate(new RandomStream(RandomStream.Combine(seed, (ulong)image)));
            scenes.Add(scene);
            for (var i = 0; i < said.Length; i++)
            {
                records.Add(new QuestionRecord
                {
                    Question = said[i].Sentence.Text,
                    Image = image,
                    Id = string.Create(CultureInfo.InvariantCulture, $"{name}-{image}-{i}"),
                    Answer = said[i].IsTrue ? "true" : "false",
                    Type = scene.IsTower ? "towers" : "things",
                });
            }
        }

        var all = scenes.MoveToImmutable();
        return new(name, records.ToImmutable(), StoredImages.OfPixels(count, NlvrStyleImageStore.Stored, shape =>
            shape == NlvrStyleImageStore.Stored ? new NlvrStyleImageStore(all) : new ResizedImageStore(new NlvrStyleImageStore(all), shape)));
    }

    // The six renamings of a sentence's colors are held out together.
    private static (ImmutableArray<NlvrSentence> Training, ImmutableArray<NlvrSentence> HeldOut) Sentences(
        string file, string[] published, NlvrStyleOptions options, SeedSequence seeds)
    {
        NlvrSentence[] open = [.. published.Select(NlvrSentence.Parse).OfType<NlvrSentence>().Where(sentence => sentence.IsOpen)];
        if (open.Length < 2)
        {
            throw new InputException($"{file} has fewer than two sentences that are understood and that pictures can be drawn for: {Name} expects those of NLVR");
        }

        var random = seeds.Stream("held out");
        random.Shuffle<NlvrSentence>(open);
        var heldOut = options.HeldOutSentences == 0 ? 0 : Math.Clamp((int)(open.Length * options.HeldOutSentences), 1, open.Length - 1);
        var training = Renamed(open[heldOut..]);
        return (training, heldOut == 0 ? training : Renamed(open[..heldOut]));
    }

    private static ImmutableArray<NlvrSentence> Renamed(NlvrSentence[] sentences) =>
        [.. sentences.SelectMany(sentence => NlvrVariant.Renamings.Select(sentence.Renamed)).DistinctBy(sentence => sentence.Text)];
}
