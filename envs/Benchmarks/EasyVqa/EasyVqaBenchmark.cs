using System.Collections.Immutable;
using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>easy-VQA: one shape on a pale background, 13 answers, official accuracy by exact match.</summary>
public static class EasyVqaBenchmark
{
    /// <summary>The benchmark's name.</summary>
    public const string Name = "EasyVqa";

    private const int ImageSide = 64;

    private static readonly ImageShape Shape = new(ImageSide, ImageSide, 3);

    /// <summary>Makes one split.</summary>
    /// <remarks>
    /// Training and validation open the published training part only. Test opens the training part's questions too, since
    /// these make the vocabulary and the length of questions, unless the request brings them; where the folder has test
    /// alone, its own questions make them, and a model that reads by others is refused.
    /// </remarks>
    /// <exception cref="InputException">No data folder, no such split, or the data cannot be used.</exception>
    public static Benchmark Create(EnvironmentRequest request, EasyVqaOptions options)
    {
        if (request.Split == Split.Compositional)
        {
            throw new InputException($"{Name} has no compositional split: expected train, validation or test") { Absence = Absence.Split };
        }

        var dataset = EasyVqaDataset.Open(request.Data
            ?? throw new InputException($"{Name} needs data: expected --data with the folder of easy-VQA"));
        var (part, questions, inSplit) = request.Split == Split.Test
            ? (EasyVqaPart.Test, ReadTest(dataset, request.Data), (Predicate<int>)(_ => true))
            : (EasyVqaPart.Train, dataset.ReadQuestions(EasyVqaPart.Train), image => IsHeldOut(image, options.ValidationShare) == (request.Split == Split.Validation));
        var vocabulary = request.Vocabulary is { } known
            ? Vocabulary.Again(known.Tokens, known.QuestionLength)
            : Vocabulary.Of(WhatMakesTokens(dataset, part, questions).Select(question => question.Text));
        var images = dataset.FindImages(part, questions, inSplit);
        if (images.Count == 0)
        {
            throw new InputException(
                $"{Name} has no images for split {request.Split} in {request.Data} at validationShare {options.ValidationShare}");
        }

        var store = new LazyImageStore(images.Count, Shape, () => Load(images.Values));
        var examples = Table(dataset.QuestionsFile(part), questions, images.Keys, vocabulary, dataset.Answers);
        return new Benchmark
        {
            Examples = examples,
            Images = store,
            Stored = StoredImages.OfSources(images.Values.Select(ImageSource.OfFile)),
            Answers = dataset.Answers,
            Types = EasyVqaTypes.Names,
            Tokens = vocabulary.Tokens,
            Metric = new ExactMatch(examples.References),
            DefaultSide = 8,
            Thumbnails = options.ThumbnailSide == 0 ? null : new BlockMeanThumbnails(store, options.ThumbnailSide),
        };
    }

    // All at the first look: a damaged image then ends training where it begins, and not an epoch later.
    private static DecodedImageStore Load(IEnumerable<string> files)
    {
        var store = new DecodedImageStore(files, Shape);
        store.Load();
        return store;
    }

    /// <summary>Whether validation holds an image out of training: a function of the id and the share alone.</summary>
    /// <param name="image">The image's id.</param>
    /// <param name="share">The share of images held out.</param>
    public static bool IsHeldOut(int image, double share)
    {
        // The golden ratio's step keeps id 0 from hashing to 0, which every share would hold out.
        var hash = RandomStream.Mix(unchecked(((ulong)image + 1) * 0x9E3779B97F4A7C15));
        return (hash >> 11) * (1.0 / (1ul << 53)) < share;
    }

    private static ImmutableArray<EasyVqaQuestion> WhatMakesTokens(
        EasyVqaDataset dataset, EasyVqaPart part, ImmutableArray<EasyVqaQuestion> questions) =>
        part == EasyVqaPart.Test && dataset.Has(EasyVqaPart.Train) ? dataset.ReadQuestions(EasyVqaPart.Train) : questions;

    private static ImmutableArray<EasyVqaQuestion> ReadTest(EasyVqaDataset dataset, string folder) =>
        dataset.Has(EasyVqaPart.Test)
            ? dataset.ReadQuestions(EasyVqaPart.Test)
            : throw new InputException($"{Name} has no test split in {folder}: expected {dataset.Folder(EasyVqaPart.Test)}") { Absence = Absence.Split };

    /// <summary>The rows whose image is among <paramref name="imageIds"/>; handles number these ids in rising order.</summary>
    private static ExampleTable Table(
        string file, ImmutableArray<EasyVqaQuestion> questions, IEnumerable<int> imageIds, Vocabulary vocabulary,
        ImmutableArray<string> answers)
    {
        var handles = imageIds.Select((id, handle) => (id, handle)).ToDictionary(pair => pair.id, pair => pair.handle);
        var rows = Enumerable.Range(0, questions.Length).Where(row => handles.ContainsKey(questions[row].Image)).ToArray();
        var encoded = vocabulary.Encode([.. rows.Select(row => questions[row].Text)], vocabulary.LongestText);
        if (encoded.Truncated is [var first, ..])
        {
            // The length of questions is part of the observation space, so it cannot follow the test questions.
            throw new InputException(
                $"{file}: row {rows[first] + 1}: expected a question of at most {vocabulary.LongestText} tokens, the longest that the vocabulary was made from");
        }

        var types = EasyVqaTypes.OfAnswers(answers);
        return new(
            Array.ConvertAll(rows, row => handles[questions[row].Image]),
            encoded.Ids,
            encoded.Length,
            Array.ConvertAll(rows, row => types[questions[row].Answer]),
            Array.ConvertAll(rows, row => questions[row].Answer));
    }
}
