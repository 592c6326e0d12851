using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>GridShapes: generated questions about a grid of colored shapes.</summary>
public static class GridShapesBenchmark
{
    /// <summary>The benchmark's name.</summary>
    public const string Name = "GridShapes";

    /// <summary>The name of its setting with a known best return.</summary>
    public const string ExistsName = "GridShapesExists";

    /// <summary>Makes one split. The run's seed plays no part: every run sees the data of <see cref="GridShapesOptions.Seed"/>.</summary>
    /// <exception cref="InputException">The options are invalid or leave nothing to ask, or the split needs kinds held out.</exception>
    public static Benchmark Create(EnvironmentRequest request, GridShapesOptions options)
    {
        Validate(options);
        var generator = new GridShapesGenerator(options, request.Split);
        var examples = generator.Generate(options.Examples(request.Split));
        var vocabulary = Vocabulary.Of(generator.Questions.Texts);
        return new Benchmark
        {
            Examples = Table(examples, generator.Questions, vocabulary),
            Images = new GridShapesImageStore(examples, options.Difficulty, options.CellPixels, generator.Seeds.Seed("looks")),
            Answers = generator.Questions.Answers.Texts,
            Types = [.. generator.Questions.Kinds.Select(kind => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()))],
            Tokens = vocabulary.Tokens,
            Metric = new ExactMatch(examples.Answers),
            DefaultSide = options.Side,
            Thumbnails = options.Thumbnail == GridThumbnail.None ? null : new OccupancyThumbnails(examples, options.CellPixels),
            Oracle = (protocol, reward) => ExistsOracle.Of(options, examples, protocol, reward),
        };
    }

    private static ExampleTable Table(GridShapesExamples examples, GridQuestionSet questions, Vocabulary vocabulary)
    {
        var encoded = vocabulary.Encode(Array.ConvertAll(examples.Questions, question => question.Text), vocabulary.LongestText);
        return new(
            [.. Enumerable.Range(0, examples.Count)],
            encoded.Ids,
            encoded.Length,
            Array.ConvertAll(examples.Questions, question => questions.Kinds.IndexOf(question.Kind)),
            examples.Answers);
    }

    private static void Validate(GridShapesOptions options)
    {
        var failures = new List<ValidationResult>();
        if (!Validator.TryValidateObject(options, new ValidationContext(options), failures, validateAllProperties: true))
        {
            throw new InputException(string.Join("; ", failures.Select(failure =>
                $"{Name} option {string.Join(", ", failure.MemberNames)}: {failure.ErrorMessage}")));
        }
    }
}
