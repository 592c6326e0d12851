using System.Collections.Immutable;
using MultiModalRL.Agents;
using MultiModalRL.Core;
using MultiModalRL.Evaluation;
using MultiModalRL.Running;

namespace MultiModalRL.Cli;

/// <summary>An evaluation read from its folder, with the environment made again to show its questions and images.</summary>
/// <param name="Manifest">What was measured.</param>
/// <param name="Result">Its sums.</param>
/// <param name="Outcomes">What came of it, example by example.</param>
/// <param name="ReportManifest">The manifest as the report shows it.</param>
/// <param name="Environment">How to make the environment again.</param>
internal sealed record ReplayedEvaluation(
    EvaluationManifest Manifest, EvaluationResult Result, OutcomeSet Outcomes, ReportManifest ReportManifest, Func<int, IVectorEnvironment> Environment)
{
    private static readonly string[] Baselines =
    [
        FixedLookAgent.Name, MajorityAgent.Name, QuestionPriorAgent.Name, RandomAgent.Name, "supervised", "supervised+", ThresholdAgent.Name,
    ];

    /// <summary>Whether this is what the report is about, rather than a baseline.</summary>
    public bool IsLearner => !Baselines.Contains(Manifest.Agent.Id);

    /// <summary>Reads one.</summary>
    /// <param name="folder">Where it is.</param>
    /// <param name="name">What it is called in the report.</param>
    /// <param name="environments">Where its environment is found again.</param>
    public static ReplayedEvaluation Read(EvaluationFolder folder, string name, EnvironmentRegistry environments)
    {
        var manifest = folder.ReadManifest();
        var registration = environments.Get(manifest.Environment.Id);
        var options = OptionsBinder.Bind(registration.OptionsType, manifest.Environment.Options, "environment");
        using var environment = Make(1);
        var result = ResultJson.Read(folder.ResultsFile) with { Agent = name };
        return new ReplayedEvaluation(manifest, result, new OutcomeSet(environment.Spec, name, manifest.Split, folder.ReadOutcomes(environment.Spec, result.Episodes)), ReportManifest.Read(name, folder.ManifestFile), Make);

        IVectorEnvironment Make(int rows) =>
            registration.Create(new EnvironmentRequest(rows, manifest.Split, manifest.Data?.Folder, manifest.DataSeed), options);
    }

    /// <summary>Whether both were measured on the same examples.</summary>
    public bool IsComparable(ReplayedEvaluation other) =>
        Outcomes.Environment.Id == other.Outcomes.Environment.Id
        && Outcomes.Split == other.Outcomes.Split
        && Outcomes.Outcomes.Length == other.Outcomes.Outcomes.Length;

    /// <summary>Some episodes to look at.</summary>
    public ImmutableArray<GalleryItem> Gallery() =>
        Galleries.Of(Outcomes, Environment, new SeedSequence(Manifest.Seed).Stream("gallery"));
}
