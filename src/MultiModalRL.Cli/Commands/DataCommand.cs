using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json.Nodes;
using MultiModalRL.Core;
using MultiModalRL.Environments;
using MultiModalRL.Running;

namespace MultiModalRL.Cli;

/// <summary><c>mmrl data inspect|convert|make</c>: look at a data folder, write a benchmark as Parquet, generate one.</summary>
internal sealed class DataCommand(CommandContext context)
{
    private readonly Argument<string> folder = new("dir") { Description = "The data folder." };
    private readonly Argument<string> made = new("benchmark") { Description = "A generated benchmark, such as gridshapes or sortofclevr." };
    private readonly Option<string?> named = new("--as") { Description = "The benchmark to read it as; else all are tried.", HelpName = "BENCHMARK" };
    private readonly Option<string> output = new("--out") { Description = "The folder to write; Parquet files go to its folder data.", HelpName = "DIR", Required = true };
    private readonly Option<bool> images = new("--images") { Description = "Decode every image too, and tell which cannot be." };
    private readonly Option<Split[]> splits = new("--split") { Description = "Splits to write; all that are there by default.", Arity = ArgumentArity.ZeroOrMore, AllowMultipleArgumentsPerToken = true };
    private readonly Option<string[]> settings = new("--set")
    {
        Description = "Sets an option of the benchmark, such as validationShare=0.2; may be repeated.", HelpName = "NAME=VALUE", Arity = ArgumentArity.ZeroOrMore,
    };

    public Command Create()
    {
        var inspect = new Command("inspect", "Tell what a data folder holds: benchmark, splits, answers, language priors, problems.") { folder, named, settings, images };
        inspect.SetAction(Inspect);
        var convert = new Command("convert", "Write a benchmark as Parquet, in Hugging Face's conventions.") { folder, named, splits, settings, output };
        convert.SetAction(Convert);
        var make = new Command("make", "Generate a benchmark and write it as Parquet.") { made, splits, settings, output };
        make.SetAction(Make);
        return new Command("data", "Look at benchmark files, convert them, generate some.") { inspect, convert, make };
    }

    private int Inspect(ParseResult parsed)
    {
        using var registries = context.Registries(parsed);
        var path = parsed.GetValue(folder)!;
        using var reader = new BenchmarkReader(registries.Benchmarks, parsed.GetValue(settings) ?? []);
        var report = new DataReport(path, reader.Read(path, parsed.GetValue(named), context.Cancellation), parsed.GetValue(images));
        if (context.IsJson(parsed))
        {
            context.PrintJson(report.ToJson());
        }
        else
        {
            report.Print(context.Terminal);
        }

        return ExitCode.Done;
    }

    private int Convert(ParseResult parsed)
    {
        using var registries = context.Registries(parsed);
        using var reader = new BenchmarkReader(registries.Benchmarks, parsed.GetValue(settings) ?? []);
        var readings = reader.Read(parsed.GetValue(folder)!, parsed.GetValue(named), context.Cancellation);
        return readings is [var reading]
            ? Write(parsed, reading)
            : throw new InputException($"{parsed.GetValue(folder)} can be read as {string.Join(" or ", readings.Select(one => one.Name))}: say which with --as");
    }

    private int Make(ParseResult parsed)
    {
        using var registries = context.Registries(parsed);
        using var reader = new BenchmarkReader(registries.Benchmarks.Where(benchmark => !benchmark.NeedsData), parsed.GetValue(settings) ?? []);
        return Write(parsed, reader.Read(null, parsed.GetValue(made), context.Cancellation).Single());
    }

    private int Write(ParseResult parsed, BenchmarkReading reading)
    {
        var target = parsed.GetValue(output)!;
        if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
        {
            throw new InputException($"--out {target} is not empty: expected a new or an empty folder");
        }

        // All of them before any is written: a split that is not there leaves nothing behind.
        var contents = Wanted(reading, parsed.GetValue(splits) ?? []);
        var written = new JsonObject();
        foreach (var (split, content) in contents)
        {
            var (name, count) = (split.ToString().ToLowerInvariant(), content.Examples.Count);
            context.Progress(parsed).Show($"write {name}", progress =>
            {
                BenchmarkTables.Write(target, reading.Name, split, content, done => Tell(progress, done, count), context.Cancellation);
                return count;
            });
            written[name] = count;
        }

        if (context.IsJson(parsed))
        {
            context.PrintJson(new JsonObject { ["folder"] = Path.GetFullPath(target), ["benchmark"] = reading.Name, ["examples"] = written });
        }

        context.Log(parsed, $"written: {target}; read it as any benchmark: mmrl data inspect {target}");
        return ExitCode.Done;
    }

    private static IReadOnlyDictionary<Split, Benchmark> Wanted(BenchmarkReading reading, Split[] given) =>
        given.Length > 0 ? given.Distinct().ToDictionary(split => split, split => reading[split])
        : reading.Splits.Count > 0 ? reading.Splits
        : throw reading.Flaw!;

    private static void Tell(Action<TrainingProgress> progress, long done, long count)
    {
        if (done % 100 == 0 || done == count)
        {
            progress(new TrainingProgress(done, count, 0, null, ImmutableSortedDictionary<string, double>.Empty));
        }
    }
}
