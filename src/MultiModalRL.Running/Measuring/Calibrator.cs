using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Running;

/// <summary>Chooses a calibrated agent's setting on the validation split.</summary>
/// <param name="environment">The validation environment.</param>
/// <param name="part">What to record of it.</param>
/// <param name="limit">The most examples that each candidate is tried on.</param>
/// <param name="seed">The seed of the episodes.</param>
internal sealed class Calibrator(IVectorEnvironment environment, ManifestPart part, int limit, ulong seed)
{
    /// <summary>The name of the stream that the episodes are drawn from.</summary>
    public const string Stream = "calibration";

    /// <summary>Tries every candidate, selects the best in the agent, and tells the whole table.</summary>
    public Calibration Calibrate(ICalibratedAgent agent, CancellationToken cancellation)
    {
        var results = ImmutableArray.CreateBuilder<CandidateResult>();
        foreach (var candidate in agent.Candidates)
        {
            cancellation.ThrowIfCancellationRequested();
            agent.Select(candidate);
            var means = PolicyMeans.Of(environment, seed, agent.EvaluationPolicy, Examples, cancellation);
            results.Add(new CandidateResult(candidate, means.Return, means.Accuracy, means.Cost));
        }

        var best = results.MaxBy(result => result.RewardMean)!.Value;
        agent.Select(best);
        return new Calibration(part, Examples, results.ToImmutable(), best);
    }

    private int Examples => environment.Spec.QuestionAnswering is null ? limit : Math.Min(limit, environment.Spec.ExampleCount);
}
