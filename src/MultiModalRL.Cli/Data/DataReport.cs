using System.Globalization;
using System.Text.Json.Nodes;
using MultiModalRL.Core;
using MultiModalRL.Environments;

namespace MultiModalRL.Cli;

/// <summary>What <c>mmrl data inspect</c> tells of a folder.</summary>
/// <param name="folder">The folder.</param>
/// <param name="readings">What it can be read as.</param>
/// <param name="decodeImages">Whether to decode every image, to tell which cannot be.</param>
internal sealed class DataReport(string folder, IReadOnlyList<BenchmarkReading> readings, bool decodeImages)
{
    private const int ShownAnswers = 10;

    private readonly TableSchema[] schemas = TableSchema.Of(folder);
    private readonly IReadOnlyList<(BenchmarkReading Reading, SplitInspection[] Splits)> inspected = [.. readings.Select(reading => (reading, Inspect(reading, decodeImages)))];

    /// <summary>The object that <c>--json</c> prints.</summary>
    public JsonObject ToJson() => new()
    {
        ["folder"] = folder,
        ["files"] = new JsonArray([.. DataFiles.Of(folder).Select(kind => (JsonNode)new JsonObject { ["extension"] = kind.Extension, ["count"] = kind.Count, ["bytes"] = kind.Bytes })]),
        ["columns"] = Columns(schemas.FirstOrDefault()),
        ["tables"] = new JsonArray([.. schemas.Select(schema => (JsonNode)new JsonObject { ["file"] = schema.File, ["files"] = schema.Files, ["columns"] = Columns(schema) })]),
        ["readings"] = new JsonArray([.. inspected.Select(one => (JsonNode)new JsonObject
        {
            ["benchmark"] = one.Reading.Name,
            ["summary"] = one.Reading.Summary,
            ["splits"] = new JsonObject(one.Splits.Select(split => KeyValuePair.Create(Name(split.Split), (JsonNode?)Json(split)))),
            ["missing_splits"] = new JsonObject(one.Reading.Flaws.Select(flaw => KeyValuePair.Create(Name(flaw.Key), (JsonNode?)flaw.Value))),
        })]),
    };

    /// <summary>The same as tables.</summary>
    public void Print(Terminal terminal)
    {
        var files = string.Join(", ", DataFiles.Of(folder).Select(kind => Text($"{kind.Count:N0} {kind.Extension} ({kind.Bytes / 1e6:N1} MB)")));
        terminal.Out.WriteLine($"{folder}: {files}");
        foreach (var schema in schemas)
        {
            terminal.Out.WriteLine($"columns{(schemas.Length > 1 ? $" of {schema.Where}" : "")}: {schema.Listed}");
        }

        foreach (var (reading, splits) in inspected)
        {
            terminal.Out.WriteLine();
            terminal.Out.WriteLine($"{reading.Name}: {reading.Summary}");
            Tables.Print(
                terminal, ["split", "examples", "images", "questions", "majority answer", "majority", "question only", "fitted on"],
                splits.Select(Row));
            foreach (var split in splits)
            {
                PrintAnswers(terminal, split);
            }

            foreach (var (split, flaw) in reading.Flaws)
            {
                terminal.Out.WriteLine($"no {Name(split)}: {flaw}");
            }
        }
    }

    private static JsonArray Columns(TableSchema? schema) => new([.. (schema?.Columns ?? []).Select(column => (JsonNode)column)]);

    private static SplitInspection[] Inspect(BenchmarkReading reading, bool decodeImages)
    {
        var splits = reading.Splits;
        if (splits.Count == 0)
        {
            throw reading.Flaw!;
        }

        return [.. splits.Select(split =>
        {
            var told = SplitInspection.Of(split.Key, split.Value, splits.GetValueOrDefault(Split.Train));
            return decodeImages ? told with { Notes = [.. told.Notes, .. ImageCheck.Of(split.Value)] } : told;
        })];
    }

    private static void PrintAnswers(Terminal terminal, SplitInspection split)
    {
        var answers = split.Answers.Take(ShownAnswers).Select(answer => Text($"{answer.Answer} {(double)answer.Count / split.Examples:P1}"));
        var others = split.Answers.Length > ShownAnswers ? Text($" and {split.Answers.Length - ShownAnswers:N0} others") : "";
        terminal.Out.WriteLine($"{Name(split.Split)}: {string.Join(", ", answers)}{others}");
        if (split.Types.Length > 1)
        {
            terminal.Out.WriteLine($"  types: {string.Join(", ", split.Types.Take(2 * ShownAnswers).Select(type => Text($"{type.Type} {type.Count:N0}")))}");
        }

        foreach (var note in split.Notes)
        {
            terminal.Out.WriteLine($"  note: {note}");
        }
    }

    private static string[] Row(SplitInspection split) =>
    [
        Name(split.Split), Text($"{split.Examples:N0}"), Text($"{split.Images:N0}"), Text($"{split.Questions:N0}"), split.Baselines.Majority,
        Text($"{split.Baselines.MajorityAccuracy:P1}"), Text($"{split.Baselines.QuestionOnlyAccuracy:P1}"), Name(split.FittedOn),
    ];

    private static JsonObject Json(SplitInspection split) => new()
    {
        ["examples"] = split.Examples,
        ["images"] = split.Images,
        ["questions"] = split.Questions,
        ["types"] = new JsonObject(split.Types.Select(type => KeyValuePair.Create(type.Type, (JsonNode?)type.Count))),
        ["answers"] = new JsonArray([.. split.Answers.Select(answer => (JsonNode)new JsonObject { ["answer"] = answer.Answer, ["count"] = answer.Count })]),
        ["unanswerable"] = split.Unanswerable,
        ["majority"] = split.Baselines.Majority,
        ["majority_accuracy"] = split.Baselines.MajorityAccuracy,
        ["question_only_accuracy"] = split.Baselines.QuestionOnlyAccuracy,
        ["fitted_on"] = Name(split.FittedOn),
        ["notes"] = new JsonArray([.. split.Notes.Select(note => (JsonNode)note)]),
    };

    private static string Name(Split split) => split.ToString().ToLowerInvariant();

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
