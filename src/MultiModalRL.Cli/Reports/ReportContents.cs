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
    private readonly List<(string Given, EvaluationFolder Folder)> evaluations = [];
    private readonly List<EvaluationFolder> withoutQuestions = [];

    /// <summary>Adds a folder, and the evaluations in folders directly within it.</summary>
    /// <exception cref="InputException">There is neither a run nor an evaluation, or one cannot be read.</exception>
    public void Add(string folder)
    {
        var run = new RunFolder(folder);
        var found = AddEvaluation(folder, folder);
        if (run.Exists)
        {
            found = true;
            manifests.Add(ReportManifest.Read(Name(folder), run.ManifestFile));
            curves.AddRange(LearningCurves.Read(run.MetricsFile, Name(folder)));
        }

        string[] within = Directory.Exists(folder) ? Directory.GetDirectories(folder) : [];
        foreach (var inner in within.Order(StringComparer.Ordinal))
        {
            found |= AddEvaluation(folder, inner);
        }

        if (!found)
        {
            throw new InputException($"{folder}: neither a run (run.json) nor an evaluation (evaluation.json with results.json)");
        }
    }

    /// <summary>The report.</summary>
    public ReportModel Model(string title)
    {
        var groups = Groups();
        var names = PolicyNames.Of([.. withoutQuestions.Select(folder => (Name(folder.FullPath), folder.ReadManifest()))]);
        var shown = groups.FirstOrDefault() ?? new ReportGroup("", []);
        return new ReportModel
        {
            Title = title,
            Agents = shown.Learners.IsEmpty ? ["ppo"] : shown.Learners,
            Results = shown.Results,
            Episodes = [.. withoutQuestions.Select((folder, i) => ResultJson.ReadEpisodes(folder.ResultsFile) with { Agent = names[i] })],
            Comparisons = [.. shown.Comparisons()],
            Families = [.. shown.Families()],
            Fronts = [.. shown.Areas(new SeedSequence(0).Stream("report"))],
            Seeds = groups.Length > 1 ? SeedSummary.Of([.. groups.Select(group => group.AsReplication())]) : null,
            Curves = [.. curves],
            Gallery = [.. shown.Evaluations.Where(evaluation => evaluation.IsLearner).Take(1).SelectMany(evaluation => evaluation.Gallery())],
            Manifests =
            [
                .. manifests,
                .. shown.Evaluations.Select(evaluation => evaluation.ReportManifest),
                .. withoutQuestions.Select((folder, i) => ReportManifest.Read(names[i], folder.ManifestFile)),
            ],
        };
    }

    private bool AddEvaluation(string given, string path)
    {
        var folder = new EvaluationFolder(path);
        if (!folder.Exists || !File.Exists(folder.ResultsFile))
        {
            return false;
        }

        if (ResultJson.IsOfEpisodes(folder.ResultsFile))
        {
            withoutQuestions.Add(folder);
        }
        else
        {
            evaluations.Add((given, folder));
        }

        return true;
    }

    /// <summary>Folders that hold the same policies are replications of one study; otherwise all is one study.</summary>
    private ImmutableArray<ReportGroup> Groups()
    {
        var byFolder = evaluations.GroupBy(evaluation => evaluation.Given).Select(group => Group(Distinguished(group.Key), group)).ToImmutableArray();
        var replicated = byFolder.Length > 1
            && byFolder.All(group => group.Evaluations.Length > 1)
            && byFolder.SelectMany(group => group.Results).GroupBy(result => result.Agent).Any(same => same.Skip(1).Any());
        return replicated || byFolder.Length < 2 ? byFolder : [Group("", evaluations)];
    }

    private ReportGroup Group(string name, IEnumerable<(string Given, EvaluationFolder Folder)> members)
    {
        var folders = members.Select(member => member.Folder).ToArray();
        var names = PolicyNames.Of([.. folders.Select(member => (Name(member.FullPath), member.ReadManifest()))]);
        return new ReportGroup(
            name, [.. folders.Select((member, i) => ReplayedEvaluation.Read(member, names[i], environments))]);
    }

    // Folders such as seed-1/evaluations and seed-2/evaluations are told apart by their parents.
    private string Distinguished(string folder) => evaluations.Select(evaluation => evaluation.Given).Distinct().Count(given => Name(given) == Name(folder)) > 1
        ? Name(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))) ?? folder)
        : Name(folder);

    private static string Name(string folder) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
}
