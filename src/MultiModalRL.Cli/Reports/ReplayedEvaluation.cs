using System.Collections.Immutable;
using MultiModalRL.Agents;
using MultiModalRL.Core;
using MultiModalRL.Evaluation;
using MultiModalRL.Running;

namespace MultiModalRL.Cli;

/// <summary>An evaluation read from its folder, with the environment made again to show its questions and images.</summary>
/// <param name="Manifest">What was measured.</param>
/// <param name="Outcomes">What came of it.</param>
/// <param name="Environment">How to make the environment again.</param>
internal sealed record ReplayedEvaluation(EvaluationManifest Manifest, OutcomeSet Outcomes, Func<int, IVectorEnvironment> Environment)
{
    private static readonly string[] Baselines =
    [
        FixedLookAgent.Name, MajorityAgent.Name, QuestionPriorAgent.Name, RandomAgent.Name, "supervised", "supervised+", ThresholdAgent.Name,
    ];

    /// <summary>Whether this is what the report is about, rather than a baseline.</summary>
    public bool IsLearner => !Baselines.Contains(Manifest.Agent.Id);

    public static ReplayedEvaluation Of(EvaluationManifest manifest, ImmutableArray<Outcome> outcomes, EnvironmentRegistry environments)
    {
        var registration = environments.Get(manifest.Environment.Id);
        var options = OptionsBinder.Bind(registration.OptionsType, manifest.Environment.Options, "environment");
        using var environment = Make(1);
        return new ReplayedEvaluation(manifest, new OutcomeSet(environment.Spec, manifest.Agent.Id, manifest.Split, outcomes), Make);

        IVectorEnvironment Make(int rows) =>
            registration.Create(new EnvironmentRequest(rows, manifest.Split, manifest.Data?.Folder, manifest.DataSeed), options);
    }

    /// <summary>Some episodes to look at.</summary>
    public ImmutableArray<GalleryItem> Gallery() =>
        Galleries.Of(Outcomes, Environment, new SeedSequence(Manifest.Seed).Stream("gallery"));
}
