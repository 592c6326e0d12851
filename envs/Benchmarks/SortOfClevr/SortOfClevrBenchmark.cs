using System.Text.Json;
using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>Sort-of-CLEVR (Santoro et al. 2017): six coloured shapes, ten relational and ten non-relational questions an image.</summary>
public static class SortOfClevrBenchmark
{
    /// <summary>The benchmark's name.</summary>
    public const string Name = "SortOfClevr";

    private const int Asked = SortOfClevrScenes.QuestionsPerImage;

    /// <summary>Makes one split. The run's seed plays no part: every run sees the data of <see cref="SortOfClevrOptions.Seed"/>.</summary>
    /// <exception cref="InputException">There is no such split, or the thumbnail does not divide the image.</exception>
    public static Benchmark Create(EnvironmentRequest request, SortOfClevrOptions options)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(options);
        if (request.Split == Split.Compositional)
        {
            throw new InputException($"{Name} has no compositional split: expected train, validation or test") { Absence = Absence.Split };
        }

        var scenes = new SortOfClevrScenes(
            options.Images(request.Split), new SeedSequence(options.Seed).Child(Name).Child(request.Split.ToString()));
        var images = new SortOfClevrImageStore(scenes);
        var vocabulary = Vocabulary.Of(SortOfClevrQuestions.Texts);
        var examples = Table(scenes, vocabulary);
        return new Benchmark
        {
            Examples = examples,
            Images = images,
            Answers = SortOfClevrQuestions.Answers,
            Types = [.. Enum.GetNames<SortOfClevrQuestionKind>().Select(JsonNamingPolicy.CamelCase.ConvertName)],
            Tokens = vocabulary.Tokens,
            Metric = new ExactMatch(examples.References),
            DefaultSide = 5,
            Thumbnails = options.ThumbnailSide == 0 ? null : new BlockMeanThumbnails(images, options.ThumbnailSide),
            Summary = given => Families(examples, given),
        };
    }

    private static ExampleTable Table(SortOfClevrScenes scenes, Vocabulary vocabulary)
    {
        var encoded = vocabulary.Encode([.. SortOfClevrQuestions.Texts], vocabulary.LongestText);
        var count = scenes.Count * Asked;
        var (images, tokens) = (new int[count], new int[count * encoded.Length]);
        var (types, references) = (new int[count], new int[count]);
        for (var example = 0; example < count; example++)
        {
            images[example] = example / Asked;
            var question = scenes.Questions(images[example])[example % Asked];
            encoded.Ids.AsSpan(question * encoded.Length, encoded.Length).CopyTo(tokens.AsSpan(example * encoded.Length));
            types[example] = (int)SortOfClevrQuestions.Kind(question);
            references[example] = SortOfClevrQuestions.Answer(question, scenes.Scene(images[example]));
        }

        return new(images, tokens, encoded.Length, types, references);
    }

    /// <summary>The two numbers of the paper: mean accuracy on either family of questions.</summary>
    private static Dictionary<string, double> Families(ExampleTable examples, IReadOnlyList<GivenAnswer> given) =>
        given.GroupBy(answer => examples.Types[answer.Example] < (int)SortOfClevrQuestionKind.Closest ? "non_relational_accuracy" : "relational_accuracy")
            .ToDictionary(family => family.Key, family => family.Average(answer => answer.Accuracy));
}
