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
        var evaluator = new Evaluator(environment, seed);
        var results = ImmutableArray.CreateBuilder<CandidateResult>();
        foreach (var candidate in agent.Candidates)
        {
            cancellation.ThrowIfCancellationRequested();
            agent.Select(candidate);
            results.Add(Try(evaluator, agent.EvaluationPolicy, candidate, cancellation));
        }

        var best = results.MaxBy(result => result.RewardMean)!.Value;
        agent.Select(best);
        return new Calibration(part, Examples, results.ToImmutable(), best);
    }

    private int Examples => environment.Spec.QuestionAnswering is null ? limit : Math.Min(limit, environment.Spec.ExampleCount);

    private CandidateResult Try(Evaluator evaluator, IPolicy policy, double candidate, CancellationToken cancellation)
    {
        if (environment.Spec.QuestionAnswering is null)
        {
            var episodes = evaluator.Episodes(policy, Examples, cancellation);
            return new CandidateResult(candidate, episodes.Average(episode => episode.Return), Accuracy: null, CostMean: null);
        }

        var outcomes = evaluator.Outcomes(policy, "", Split.Validation, Examples, cancellation).Outcomes;
        return new CandidateResult(
            candidate,
            outcomes.Average(outcome => outcome.Reward),
            outcomes.Average(outcome => outcome.Accuracy),
            outcomes.Average(outcome => outcome.Cost));
    }
}
