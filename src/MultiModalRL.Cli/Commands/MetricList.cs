using System.CommandLine;
using System.Text.Json.Nodes;
using MultiModalRL.Environments;

namespace MultiModalRL.Cli;

/// <summary><c>mmrl list metrics [NAME]</c>: what <c>mmrl score</c> applies, with the files it takes and its variants.</summary>
internal sealed class MetricList(CommandContext context)
{
    private readonly Argument<string?> name = new("name") { Description = "Show this one with its files and variants.", Arity = ArgumentArity.ZeroOrOne };

    public Command Create()
    {
        var command = new Command("metrics", "Official metrics, which score applies to prediction files.") { name };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        using var registries = context.Registries(parsed);
        var scorers = registries.Scorers;
        var wanted = parsed.GetValue(name) is { } one ? [scorers.Get(one)] : scorers.All;
        if (context.IsJson(parsed))
        {
            context.PrintJson(new JsonObject { ["metrics"] = new JsonArray([.. wanted.Select(Json)]) });
            return ExitCode.Done;
        }

        Tables.Print(context.Terminal, ["name", "what it is"], wanted.Select(scorer => new[] { scorer.Name, scorer.Summary }));
        if (wanted is [var single])
        {
            Tables.Print(context.Terminal, ["option", "holds"], Files(single.Files).Select(file => new[] { $"--{file.Option}", file.Holds }));
            Tables.Print(context.Terminal, ["--variant", "what it is"], single.Variants.Select(variant => new[] { variant.Name, variant.Summary }));
        }

        return ExitCode.Done;
    }

    private static JsonNode Json(ScorerRegistration scorer) => new JsonObject
    {
        ["name"] = scorer.Name,
        ["summary"] = scorer.Summary,
        ["files"] = new JsonObject(Files(scorer.Files).Select(file => KeyValuePair.Create(file.Option, (JsonNode?)file.Holds))),
        ["variants"] = new JsonArray([.. scorer.Variants.Select(variant => (JsonNode)new JsonObject { ["name"] = variant.Name, ["summary"] = variant.Summary })]),
    };

    private static IEnumerable<(string Option, string Holds)> Files(ScorerFiles files)
    {
        yield return ("predictions", files.Predictions);
        yield return ("annotations", files.Annotations);
        if (files.Questions is { } questions)
        {
            yield return ("questions", questions);
        }

        if (files.Choices is { } choices)
        {
            yield return ("choices", choices);
        }
    }
}
