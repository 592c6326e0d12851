using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json.Nodes;
using MultiModalRL.Core;

namespace MultiModalRL.Cli;

/// <summary><c>mmrl list environments|agents|datasets|metrics [NAME]</c>.</summary>
internal sealed class ListCommand(CommandContext context)
{
    public Command Create()
    {
        var command = new Command("list", "Say what is registered.");
        command.Add(Kind("environments", "Environments: a benchmark under a protocol, or any other.", Environments));
        command.Add(Kind("agents", "Agents.", Agents));
        command.Add(Kind("datasets", "Benchmarks that read a data folder.", Datasets));
        command.Add(new MetricList(context).Create());
        return command;
    }

    private Command Kind(string kind, string description, Func<Registries, IEnumerable<Entry>> entries)
    {
        var command = new Command(kind, description);
        var name = new Argument<string?>("name") { Description = "Show this one with its options.", Arity = ArgumentArity.ZeroOrOne };
        command.Add(name);
        command.SetAction(parsed =>
        {
            using var registries = context.Registries(parsed);
            var all = entries(registries).ToArray();
            var wanted = parsed.GetValue(name) is { } one ? [Find(kind, one, all)] : all;
            Print(parsed, kind, wanted, withOptions: wanted.Length == 1);
            return ExitCode.Done;
        });
        return command;
    }

    private static Entry Find(string kind, string name, Entry[] entries) =>
        entries.FirstOrDefault(entry => entry.Name == name)
        ?? throw new InputException(Nearest.Message(kind.TrimEnd('s'), name, entries.Select(entry => entry.Name)));

    private static IEnumerable<Entry> Environments(Registries registries) => registries.Environments.All.Select(
        environment => new Entry(environment.Id.ToString(), environment.Summary, environment.NeedsData, environment.OptionsType));

    private static IEnumerable<Entry> Agents(Registries registries) => registries.Agents.All.Select(
        agent => new Entry(agent.Name, agent.Summary, NeedsData: null, agent.OptionsType) { Presets = agent.Presets });

    private static IEnumerable<Entry> Datasets(Registries registries) => registries.Benchmarks
        .Where(benchmark => benchmark.NeedsData)
        .OrderBy(benchmark => benchmark.Name, StringComparer.Ordinal)
        .Select(benchmark => new Entry(benchmark.Name, benchmark.Summary, NeedsData: true, benchmark.OptionsType));

    private void Print(ParseResult parsed, string kind, Entry[] entries, bool withOptions)
    {
        if (context.IsJson(parsed))
        {
            context.PrintJson(new JsonObject { [kind] = new JsonArray([.. entries.Select(Json)]) });
            return;
        }

        Tables.Print(context.Terminal, ["name", "what it is"], entries.Select(entry => new[] { entry.Name, entry.Text }));
        if (withOptions)
        {
            Tables.Print(
                context.Terminal,
                ["option", "type", "default", "range"],
                OptionsBinder.Describe(entries[0].Options).Select(option => new[] { option.Path, option.Type, option.Default, option.Range ?? "" }));
            PrintPresets(entries[0].Presets);
        }
    }

    private void PrintPresets(ImmutableArray<AgentPreset> presets)
    {
        if (!presets.IsEmpty)
        {
            Tables.Print(context.Terminal, ["--preset", "what it is"], presets.Select(preset => new[] { preset.Name, preset.Summary }));
        }
    }

    private static JsonNode Json(Entry entry)
    {
        var json = new JsonObject { ["name"] = entry.Name, ["summary"] = entry.Summary };
        if (entry.NeedsData is { } needsData)
        {
            json["needs_data"] = needsData;
        }

        json["options"] = new JsonArray([.. OptionsBinder.Describe(entry.Options).Select(option => (JsonNode)new JsonObject
        {
            ["path"] = option.Path, ["type"] = option.Type, ["default"] = option.Default, ["range"] = option.Range,
        })]);
        if (!entry.Presets.IsEmpty)
        {
            json["presets"] = new JsonArray([.. entry.Presets.Select(preset => (JsonNode)new JsonObject { ["name"] = preset.Name, ["summary"] = preset.Summary })]);
        }

        return json;
    }

    private sealed record Entry(string Name, string Summary, bool? NeedsData, Type Options)
    {
        public ImmutableArray<AgentPreset> Presets { get; init; } = [];

        public string Text => NeedsData == true ? $"{Summary} (needs --data)" : Summary;
    }
}
