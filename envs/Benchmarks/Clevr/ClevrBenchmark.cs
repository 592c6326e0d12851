using System.Collections.Immutable;
using System.Globalization;
using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>CLEVR: drawn solids, questions by programs, 28 answers, official accuracy by exact match.</summary>
public static class ClevrBenchmark
{
    /// <summary>The benchmark's name.</summary>
    public const string Name = "Clevr";

    private static readonly ImmutableArray<string> Answers =
    [
        "yes", "no",
        .. Enumerable.Range(0, 11).Select(count => count.ToString(CultureInfo.InvariantCulture)),
        "blue", "brown", "cyan", "gray", "green", "purple", "red", "yellow",
        "cube", "cylinder", "sphere", "large", "small", "metal", "rubber",
    ];

    /// <summary>Makes one split.</summary>
    /// <exception cref="InputException">No data folder, no such split, or the data cannot be used.</exception>
    public static Benchmark Create(EnvironmentRequest request, ClevrOptions options)
    {
        var dataset = ClevrDataset.Open(PublishedQuestions.Folder(Name, request));
        var parts = PublishedParts.Of(
            Name, request, options, dataset.Parts, part => PublishedQuestions.Of(dataset.Read(part), options, Record));
        return new RecordedBenchmark { Name = Name, Parts = parts, Answers = Answers, Summary = given => given.ByGroup() }.Create(request, options);
    }

    private static QuestionRecord Record(ClevrQuestion question) => new()
    {
        Id = question.Id,
        Question = question.Text,
        Image = question.Image,
        Answer = question.Answer,
        Type = TypeOf(question),
        Groups = question.Function is { } function ? [new("function", function)] : [],
    };

    /// <summary>The five types of the paper by the last function; by the answer where no program is published.</summary>
    private static string TypeOf(ClevrQuestion question) => question.Function switch
    {
        null => question.Answer switch
        {
            "yes" or "no" => "yes/no",
            { } answer when answer.All(char.IsAsciiDigit) => "count",
            _ => "query_attribute",
        },
        "equal_integer" or "less_than" or "greater_than" => "compare_integer",
        { } function when function.StartsWith("query_", StringComparison.Ordinal) => "query_attribute",
        { } function when function.StartsWith("equal_", StringComparison.Ordinal) => "compare_attribute",
        { } function => function,
    };
}
