using System.CommandLine;
using System.Text.Json.Nodes;
using MultiModalRL.Core;

namespace MultiModalRL.Cli;

/// <summary><c>mmrl bench [NAME…]</c>: how fast things go, beside the figures of others.</summary>
internal sealed class BenchCommand(CommandContext context)
{
    private static readonly string[] Header = ["bench", "what", "value", "unit", "in turns with", "peer", "÷ peer", "÷ peer, calibrated"];

    // What is measured unless the user says otherwise, as far as it is registered and its data are given.
    private static readonly string[] Usual = ["glimpse/GridShapes-v0", "glimpse/EasyVqa-v0", "classic/CartPole-v1"];

    private readonly Argument<string[]> names = new("name")
    {
        Description = $"What to measure: {string.Join(", ", Benches.All.Select(bench => bench.Name))}. Everything where none is given.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string[]> environments = new("--env")
    {
        Description = $"The environments to measure with; may be repeated. As far as they can be made: {string.Join(", ", Usual)}.",
        HelpName = "ID",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> data = new("--data") { Description = "The data folder of environments that need one.", HelpName = "DIR" };
    private readonly Option<double> seconds = new("--seconds") { Description = "Seconds a measurement.", HelpName = "S", DefaultValueFactory = _ => 0.3 };
    private readonly Option<string> device = new("--device") { Description = "auto, cpu, cuda or cuda:N.", DefaultValueFactory = _ => "auto" };

    public Command Create()
    {
        var command = new Command("bench", "Measure speed and memory beside the figures of others.") { names, environments, data, seconds, device };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        using var registries = context.Registries(parsed);
        var benches = Wanted(parsed.GetValue(names) ?? []);
        var settings = Settings(parsed, registries);
        context.Log(parsed, $"{settings.Device}, {settings.Threads} {(settings.Threads == 1 ? "thread" : "threads")}, {Name(settings.Precision)}");
        var figures = new List<(IBench Bench, Figure Figure)>();
        foreach (var bench in benches)
        {
            context.Log(parsed, $"{bench.Name}: {bench.Summary}");
            figures.AddRange(bench.Measure(settings).Select(figure => (bench, figure)));
        }

        Print(parsed, settings, figures);
        return ExitCode.Done;
    }

    private static string Name(Precision precision) => precision.ToString().ToLowerInvariant();

    private static IBench[] Wanted(string[] given) => given.Length == 0
        ? [.. Benches.All]
        : [.. given.Select(name => Benches.All.FirstOrDefault(bench => bench.Name == name)
            ?? throw new InputException(Nearest.Message("bench", name, Benches.All.Select(bench => bench.Name))))];

    private BenchSettings Settings(ParseResult parsed, Registries registries)
    {
        if (parsed.GetValue(seconds) is var duration && !(duration > 0 && double.IsFinite(duration)))
        {
            throw new InputException($"--seconds is {duration}: expected a number above 0");
        }

        var wanted = Environments(parsed, registries);
        var threads = context.ConfigureThreads(parsed);
        return new BenchSettings
        {
            Registries = registries,
            Environments = wanted,
            Data = parsed.GetValue(data),
            Seconds = duration,
            Device = CommandContext.Device(parsed.GetValue(device)!),
            Precision = parsed.GetValue(context.Options.Precision) ?? Precision.Fp32,
            Threads = threads,
            Clock = context.Terminal.Clock,
            Skip = reason => context.Log(parsed, $"left out: {reason}"),
            Cancellation = context.Cancellation,
        };
    }

    private EnvironmentRegistration[] Environments(ParseResult parsed, Registries registries)
    {
        if (parsed.GetValue(environments) is { Length: > 0 } given)
        {
            return Array.ConvertAll(given, registries.Environments.Get);
        }

        var usual = Usual.Select(id => registries.Environments.All.FirstOrDefault(known => known.Id.ToString() == id))
            .OfType<EnvironmentRegistration>()
            .ToLookup(environment => environment.NeedsData && parsed.GetValue(data) is null);
        foreach (var skipped in usual[true])
        {
            context.Log(parsed, $"left out: {skipped.Id} needs data: give --data DIR");
        }

        return [.. usual[false]];
    }

    private void Print(ParseResult parsed, BenchSettings settings, List<(IBench Bench, Figure Figure)> figures)
    {
        if (context.IsJson(parsed))
        {
            context.PrintJson(new JsonObject
            {
                ["device"] = settings.Device.ToString(),
                ["precision"] = Name(settings.Precision),
                ["threads"] = settings.Threads,
                ["processors"] = Environment.ProcessorCount,
                ["seconds"] = settings.Seconds,
                ["figures"] = new JsonArray([.. figures.Select(one => (JsonNode)one.Figure.Json(one.Bench.Name))]),
            });
            return;
        }

        Tables.Print(context.Terminal, Header, figures.Select(one => one.Figure.Cells(one.Bench.Name)));
    }
}
