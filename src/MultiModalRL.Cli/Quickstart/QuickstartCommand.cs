using System.CommandLine;
using System.Runtime.ExceptionServices;
using MultiModalRL.Core;
using MultiModalRL.Running;

namespace MultiModalRL.Cli;

/// <summary>
/// <c>mmrl quickstart</c>: the main job on the generated benchmark, no data needed. Two studies run side by side, one a
/// core: all kinds of question against every baseline, and the yardstick.
/// </summary>
internal sealed class QuickstartCommand(CommandContext context)
{
    private readonly Option<string> output = new("--out") { Description = "The folder to fill; a quickstart cut short goes on there.", HelpName = "DIR", DefaultValueFactory = _ => Path.Combine("runs", "quickstart") };
    private readonly Option<ulong> seed = new("--seed") { Description = "The root seed.", HelpName = "S", DefaultValueFactory = _ => 1 };
    private readonly Option<string> budget = new("--budget") { Description = "full, or short: every stage, but no figures worth quoting.", DefaultValueFactory = _ => "full" };

    private readonly Option<string> device = new("--device") { Description = "auto, cpu, cuda or cuda:N.", DefaultValueFactory = _ => "cpu" };

    public Command Create()
    {
        budget.AcceptOnlyFromAmong("full", "short");
        var command = new Command("quickstart", "Train and measure on the generated benchmark: no data needed, minutes.") { output, seed, budget, device };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        using var registries = context.Registries(parsed);
        var threads = context.ConfigureThreads(parsed);
        var computing = CommandContext.Device(parsed.GetValue(device)!);
        var folder = parsed.GetValue(output)!;
        OutputFolder.MakeWritable(folder);
        var amount = parsed.GetValue(budget) == "short" ? QuickstartBudget.Short : QuickstartBudget.Full;
        var style = context.Progress(parsed).Style;
        var display = new StageDisplay(context.Terminal, style);
        using var together = CancellationTokenSource.CreateLinkedTokenSource(context.Cancellation);
        var grid = Study("all kinds", "grid", "glimpse/GridShapes-v0", GridStudy.Options(amount));
        var exists = Study("yardstick", "exists", "glimpse/GridShapesExists-v0", ExistsStudy.Options(amount));
        var (measured, yardstick) = display.While(() =>
            SideBySide(new GridStudy(grid, amount).Run, new ExistsStudy(exists, amount).Run, together));
        var summary = new QuickstartSummary(context.Terminal, folder);
        var results = summary.Write(measured, yardstick, grid, exists);
        if (context.IsJson(parsed))
        {
            context.Terminal.Out.WriteLine(results.ToLine());
        }
        else
        {
            summary.Print(results);
        }

        return ExitCode.Done;

        Study Study(string name, string inner, string id, System.Text.Json.Nodes.JsonObject options) => new(
            new StudySettings(name, id, options, parsed.GetValue(seed), Path.Combine(folder, inner))
            {
                Device = computing, Precision = parsed.GetValue(context.Options.Precision) ?? Precision.Fp32, Threads = threads,
            },
            registries, display, context.Terminal, together.Token);
    }

    // A thread each: tensor scopes belong to threads, so a study stays on its own from start to end.
    private static (TFirst First, TSecond Second) SideBySide<TFirst, TSecond>(
        Func<TFirst> first, Func<TSecond> second, CancellationTokenSource together)
    {
        var one = Begin(first, together);
        var other = Begin(second, together);
        Task[] both = [one, other];
        ((IAsyncResult)Task.WhenAll(both)).AsyncWaitHandle.WaitOne();
        // What went wrong says more than that the other study was then asked to end.
        var failure = both.SelectMany(task => task.Exception?.InnerExceptions ?? Enumerable.Empty<Exception>())
            .OrderBy(exception => exception is OperationCanceledException)
            .FirstOrDefault();
        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }

        return (one.Result, other.Result);
    }

    private static Task<T> Begin<T>(Func<T> study, CancellationTokenSource together) => Task.Factory.StartNew(
        () =>
        {
            try
            {
                return study();
            }
            catch
            {
                together.Cancel();
                throw;
            }
        },
        CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
