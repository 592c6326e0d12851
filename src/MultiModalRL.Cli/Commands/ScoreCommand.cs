using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using MultiModalRL.Core;
using MultiModalRL.Environments;
using MultiModalRL.Running;

namespace MultiModalRL.Cli;

/// <summary><c>mmrl score METRIC --predictions FILE --annotations FILE…</c>: the official metric of a benchmark over a prediction file.</summary>
internal sealed class ScoreCommand(CommandContext context)
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Argument<string> metric = new("metric") { Description = "The metric, such as vqa-v2; mmrl list metrics tells them all." };

    private readonly Option<string> predictions = new("--predictions")
    {
        Description = "The prediction file, in the benchmark's official format.", HelpName = "FILE", Required = true,
    };

    private readonly Option<string[]> annotations = new("--annotations")
    {
        Description = "The reference files as published, gzip-compressed or not.",
        HelpName = "FILE",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> questions = new("--questions") { Description = "The question file, where the metric takes one.", HelpName = "FILE" };
    private readonly Option<string?> choices = new("--choices") { Description = "Valid and plausible answers, where the metric takes them.", HelpName = "FILE" };
    private readonly Option<string?> variant = new("--variant") { Description = "How it is computed; the default is the official way.", HelpName = "NAME" };
    private readonly Option<bool> perQuestion = new("--per-question") { Description = "Tell the value of each question too." };
    private readonly Option<string?> output = new("--out") { Description = "Write the JSON to a file too.", HelpName = "FILE" };

    public Command Create()
    {
        var command = new Command("score", "Apply a benchmark's official metric to a prediction file.")
        {
            metric, predictions, annotations, questions, choices, variant, perQuestion, output,
        };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        using var registries = context.Registries(parsed);
        var report = registries.Scorers.Score(parsed.GetValue(metric)!, new ScoringRequest(parsed.GetValue(predictions)!, [.. parsed.GetValue(annotations) ?? []])
        {
            Questions = parsed.GetValue(questions),
            Choices = parsed.GetValue(choices),
            Variant = parsed.GetValue(variant),
        });
        var all = parsed.GetValue(perQuestion);
        if (context.IsJson(parsed))
        {
            context.PrintJson(report.ToJson(all));
        }
        else
        {
            PrintTables(report, all);
        }

        foreach (var figure in report.MissingFigures)
        {
            context.Log(parsed, $"{figure.Name} is left out: {figure.Reason}");
        }

        if (parsed.GetValue(output) is { } file)
        {
            Write(file, report.ToJson(all).ToJsonString(Indented) + "\n");
            context.Log(parsed, $"written: {file}");
        }

        return ExitCode.Done;
    }

    private void PrintTables(ScoreReport report, bool all)
    {
        context.Terminal.Out.WriteLine($"{report.Metric} ({report.Variant}), {report.Unit}, {report.Count} questions{Missing(report)}");
        var head = new NamedScore("overall", report.Overall, report.Count);
        Tables.Print(context.Terminal, ["figure", "value", "questions"], report.Figures.Prepend(head).Select(Row));
        foreach (var breakdown in report.Breakdowns)
        {
            Tables.Print(context.Terminal, [breakdown.Name.Replace('_', ' '), "value", "questions"], breakdown.Groups.Select(Row));
        }

        if (all)
        {
            Tables.Print(context.Terminal, ["question", "value"], report.Questions.Select(question => Row(question)[..2]));
        }
    }

    private static string Missing(ScoreReport report) => report.Missing is > 0 ? $", {report.Missing} without a prediction" : "";

    private static string[] Row(NamedScore score) =>
        [score.Name, score.Value.Printed.ToString(CultureInfo.InvariantCulture), score.Count.ToString(CultureInfo.InvariantCulture)];

    private static void Write(string file, string text)
    {
        try
        {
            AtomicFile.Write(file, Encoding.UTF8.GetBytes(text));
        }
        catch (Exception exception) when (exception is DirectoryNotFoundException or UnauthorizedAccessException)
        {
            throw new InputException($"--out {file} cannot be written: {exception.Message}", exception);
        }
    }
}
