using System.Collections.Immutable;
using MultiModalRL.Core;
using MultiModalRL.Evaluation;
using MultiModalRL.Running;

namespace MultiModalRL.Cli;

/// <summary>Gathers what a report shows from run folders and evaluation folders.</summary>
/// <param name="environments">Where the evaluated environments are found again.</param>
internal sealed class ReportContents(EnvironmentRegistry environments)
{
    private readonly List<ReportManifest> manifests = [];
    private readonly List<LearningCurve> curves = [];
    private readonly List<EvaluationResult> results = [];
    private readonly List<ReplayedEvaluation> evaluations = [];

    /// <summary>Adds a folder, and the evaluations in folders directly within it.</summary>
    /// <exception cref="InputException">There is neither a run nor an evaluation, or one cannot be read.</exception>
    public void Add(string folder)
    {
        var run = new RunFolder(folder);
        var found = AddEvaluation(folder, Name(folder));
        if (run.Exists)
        {
            found = true;
            manifests.Add(ReportManifest.Read(Name(folder), run.ManifestFile));
            curves.AddRange(LearningCurves.Read(run.MetricsFile, Name(folder)));
        }

        string[] within = Directory.Exists(folder) ? Directory.GetDirectories(folder) : [];
        foreach (var inner in within.Order(StringComparer.Ordinal))
        {
            found |= AddEvaluation(inner, $"{Name(folder)}/{Name(inner)}");
        }

        if (!found)
        {
            throw new InputException($"{folder}: neither a run (run.json) nor an evaluation (evaluation.json with results.json)");
        }
    }

    /// <summary>The report.</summary>
    public ReportModel Model(string title)
    {
        var learners = evaluations
            .Where(evaluation => evaluation.IsLearner)
            .Select(evaluation => evaluation.Outcomes.Agent)
            .Distinct()
            .ToImmutableArray();
        return new ReportModel
        {
            Title = title,
            Agents = learners.IsEmpty ? ["ppo"] : learners,
            Results = [.. results],
            Comparisons = [.. Comparisons()],
            Curves = [.. curves],
            Gallery = [.. evaluations.Where(evaluation => evaluation.IsLearner).Take(1).SelectMany(evaluation => evaluation.Gallery())],
            Manifests = [.. manifests],
        };
    }

    private bool AddEvaluation(string path, string name)
    {
        var folder = new EvaluationFolder(path);
        if (!folder.Exists || !File.Exists(folder.ResultsFile))
        {
            return false;
        }

        manifests.Add(ReportManifest.Read(name, folder.ManifestFile));
        var outcomes = folder.ReadOutcomes();
        if (!outcomes.IsEmpty)
        {
            results.Add(ResultJson.Read(folder.ResultsFile));
            evaluations.Add(ReplayedEvaluation.Of(folder.ReadManifest(), outcomes, environments));
        }

        return true;
    }

    /// <summary>Every learner against everything else that was measured on the same examples.</summary>
    private IEnumerable<Comparison> Comparisons() =>
        from learner in evaluations
        where learner.IsLearner
        from other in evaluations
        where !ReferenceEquals(learner, other)
            && other.Outcomes.Agent != learner.Outcomes.Agent
            && other.Outcomes.Environment.Id == learner.Outcomes.Environment.Id
            && other.Outcomes.Split == learner.Outcomes.Split
            && other.Outcomes.Outcomes.Length == learner.Outcomes.Outcomes.Length
        select Comparison.Of(learner.Outcomes, other.Outcomes);

    private static string Name(string folder) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
}
