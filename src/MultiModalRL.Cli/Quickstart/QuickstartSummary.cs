using System.Collections.Immutable;
using System.Globalization;
using MultiModalRL.Core;
using MultiModalRL.Evaluation;
using MultiModalRL.Running;

namespace MultiModalRL.Cli;

/// <summary>What a quickstart leaves behind: results.json, report.html, a table, and what to try next.</summary>
/// <param name="terminal">Where the table goes.</param>
/// <param name="folder">Where the files go.</param>
internal sealed class QuickstartSummary(Terminal terminal, string folder)
{
    private static readonly string[] Runs = ["supervised", "ppo"];

    private string ReportFile => Path.GetFullPath(Path.Combine(folder, "report.html"));

    /// <summary>Writes the files and tells what is in them.</summary>
    public ResultsFile Write(ImmutableArray<Measurement> measured, Yardstick yardstick, Study grid, Study exists)
    {
        ImmutableArray<EvaluationResult> results = [.. measured.Select(one => EvaluationResult.Of(one.Greedy!, one.Stochastic))];
        var comparisons = GridStudy.Comparisons(measured);
        var file = new ResultsFile { Results = results, Comparisons = comparisons, Yardstick = yardstick };
        file.Write(Path.Combine(folder, "results.json"));
        ReportWriter.Write(Model(measured, results, comparisons, yardstick, grid, exists), ReportFile);
        return file;
    }

    /// <summary>Prints the table, where the report is, and what to try next.</summary>
    public void Print(ResultsFile results)
    {
        var yardstick = results.Yardstick!;
        Table(results.Results, results.Comparisons);
        Print($"Yardstick (exists): PPO returns {yardstick.PpoReturn:0.0000}; the best possible is {yardstick.BayesOptimalReturn:0.0000}, the best fixed number of looks {yardstick.BestFixedReturn:0.0000}: gap captured {yardstick.GapCaptured:0.00}");
        Print($"Report: {ReportFile}");
        Next();
    }

    private static ReportModel Model(
        ImmutableArray<Measurement> measured, ImmutableArray<EvaluationResult> results, ImmutableArray<Comparison> comparisons,
        Yardstick yardstick, Study grid, Study exists)
    {
        var stream = new SeedSequence(0).Stream("report");
        var ppo = measured[0].Greedy!;
        var majority = results.Single(result => result.Agent == "majority").Accuracy;
        return new ReportModel
        {
            Title = "MultiModalRL quickstart",
            Summary = "PPO on accuracy and time against its baselines, on questions about generated grids of shapes.",
            Results = results,
            Comparisons = comparisons,
            Yardstick = yardstick,
            Fronts =
            [
                FrontSummary.Of("ppo", [ppo], majority, stream),
                FrontSummary.Of("fixed-look", [.. measured.Select(one => one.Greedy!).Where(set => set.Agent.StartsWith("fixed-look", StringComparison.Ordinal))], majority, stream),
            ],
            Curves = [.. Runs.SelectMany(run => Curves(grid, "all kinds", run)), .. Runs.SelectMany(run => Curves(exists, "yardstick", run))],
            Gallery = Galleries.Of(ppo, grid.CreateEnvironment, stream),
            Manifests = [.. Runs.Select(run => ReportManifest.Read($"all kinds: {run}", new RunFolder(grid.RunFolder(run)).ManifestFile))],
        };
    }

    private static ImmutableArray<LearningCurve> Curves(Study study, string name, string run) =>
        LearningCurves.Read(new RunFolder(study.RunFolder(run)).MetricsFile, $"{name}: {run}");

    private void Table(ImmutableArray<EvaluationResult> results, ImmutableArray<Comparison> comparisons)
    {
        var verdicts = comparisons.ToDictionary(comparison => comparison.B, comparison => VerdictText.Of(comparison.Verdict));
        Tables.Print(
            terminal,
            ["agent", "accuracy", "cost", "reward", "actions", "ms (p50)", "PPO against it"],
            results.Select(result => new[]
            {
                result.Agent, Number($"{result.Accuracy:0.0000}"), Number($"{result.CostMean:0.000}"), Number($"{result.RewardMean:0.0000}"),
                Number($"{result.ActionsMean:0.00}"), Number($"{result.ResponseTimeMs?.P50:0.00}"), verdicts.GetValueOrDefault(result.Agent, ""),
            }));
    }

    private void Next()
    {
        Print($"Next:");
        Print($"  mmrl list environments");
        Print($"  mmrl evaluate --env oneshot/GridShapes-v0 --run {Path.Combine(folder, "grid", "ppo")}");
        Print($"  mmrl train --env glimpse/GridShapes-v0 --agent ppo --init {Path.Combine(folder, "grid", "supervised")} --set reward.price=0.2 --out runs/dearer");
        Print($"(mmrl is: dotnet run -c Release --project src/MultiModalRL.Cli --)");
    }

    private void Print(FormattableString line) => terminal.Out.WriteLine(Number(line));

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
