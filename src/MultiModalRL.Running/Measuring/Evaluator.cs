using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Running;

/// <summary>Measures policies. It takes a policy, not an agent, so it cannot train. Results don't depend on the number of rows.</summary>
/// <param name="environment">Where episodes are played; any number of rows.</param>
/// <param name="seed">The seed of the episodes.</param>
public sealed class Evaluator(IVectorEnvironment environment, ulong seed)
{
    /// <summary>Told of the number of finished episodes after each step.</summary>
    public Action<int>? Progress { get; init; }

    /// <summary>Each of the first examples of a question-answering environment's split exactly once.</summary>
    /// <param name="policy">What is measured.</param>
    /// <param name="agent">Its agent's name, for the record.</param>
    /// <param name="split">The split, for the record.</param>
    /// <param name="episodes">How many examples; null for all.</param>
    /// <param name="cancellation">Ends it early with <see cref="OperationCanceledException"/>.</param>
    public OutcomeSet Outcomes(
        IPolicy policy, string agent, Split split, int? episodes = null, CancellationToken cancellation = default)
    {
        var spec = environment.Spec;
        var count = Math.Min(episodes ?? spec.ExampleCount, spec.ExampleCount);
        var recorder = new OutcomeRecorder(spec, environment.Count, count);
        new EpisodePlayer(environment, seed).Play(policy, count, Observe, cancellation: cancellation);
        return new OutcomeSet(spec, agent, split, recorder.Outcomes());

        void Observe(int row, Columns actions, VectorStep after, Columns info)
        {
            recorder.Observe(row, actions, after, info);
            Report(after, row, recorder.Finished);
        }
    }

    /// <summary>A number of episodes of any environment, sorted by return and length.</summary>
    /// <param name="policy">What is measured.</param>
    /// <param name="episodes">How many, at least 1.</param>
    /// <param name="cancellation">Ends it early with <see cref="OperationCanceledException"/>.</param>
    public ImmutableArray<EpisodeResult> Episodes(IPolicy policy, int episodes, CancellationToken cancellation = default)
    {
        var finished = new List<EpisodeResult>(episodes);
        var returns = new double[environment.Count];
        var lengths = new int[environment.Count];
        new EpisodePlayer(environment, seed).Play(policy, episodes, Observe, cancellation: cancellation);
        return [.. finished.OrderBy(result => result.Return).ThenBy(result => result.Length)];

        void Observe(int row, Columns actions, VectorStep after, Columns info)
        {
            returns[row] += after.Rewards[row];
            lengths[row]++;
            if (after.Status[row] != StepStatus.Continues)
            {
                finished.Add(new EpisodeResult(returns[row], lengths[row], after.Status[row] == StepStatus.Truncated));
                (returns[row], lengths[row]) = (0, 0);
                Report(after, row, finished.Count);
            }
        }
    }

    private void Report(VectorStep after, int row, int finished)
    {
        if (after.Status[row] != StepStatus.Continues)
        {
            Progress?.Invoke(finished);
        }
    }
}
