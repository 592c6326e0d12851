using MultiModalRL.Core;

namespace MultiModalRL.Running;

/// <summary>
/// Measures the evaluation policy on validation every so many steps of training, and keeps the checkpoint of the best. It changes
/// nothing of what is learned. Which steps it looks at depends on the agent's steps alone, so a run that goes on after an interruption
/// finds the same best.
/// </summary>
internal sealed class BestPolicy : IDisposable
{
    private readonly IAgent agent;
    private readonly CheckpointWriter writer;
    private readonly IVectorEnvironment environment;
    private readonly long every;
    private readonly int episodes;
    private readonly ulong seed;
    private double best;

    /// <summary>Starts, or goes on.</summary>
    /// <param name="request">The run.</param>
    /// <param name="agent">Whose policy is measured.</param>
    /// <param name="writer">Writes checkpoints, and notes in each when the policy was measured last.</param>
    /// <param name="kept">The best checkpoint of before, or null.</param>
    public BestPolicy(TrainingRequest request, IAgent agent, CheckpointWriter writer, Checkpoint? kept)
    {
        (this.agent, this.writer, every) = (agent, writer, request.Run.EvaluationSteps);
        best = kept?.Manifest.Return ?? double.NegativeInfinity;
        environment = request.CreateEnvironment(Split.Validation, request.Run.Rows);
        episodes = request.Run.EvaluationEpisodes ?? RunOptions.UsualEvaluationEpisodes(environment.Spec);
        seed = new SeedSequence(request.Seed).Seed("best policy");
    }

    /// <summary>Whether a multiple of the asked steps has been passed since.</summary>
    public bool IsDue => agent.Steps / every > writer.MeasuredAt / every;

    /// <summary>Measures, unless that was done at this very step; where the policy is the best yet, its checkpoint is written.</summary>
    /// <param name="metrics">Are told what it came to.</param>
    /// <param name="finished">Whether training is over.</param>
    /// <param name="cancellation">Ends it early with <see cref="OperationCanceledException"/>; then nothing is told.</param>
    public void Measure(IMetricSink metrics, bool finished, CancellationToken cancellation)
    {
        if (writer.MeasuredAt == agent.Steps)
        {
            return;
        }

        var means = PolicyMeans.Of(environment, seed, agent.EvaluationPolicy, episodes, cancellation);
        writer.MeasuredAt = agent.Steps;
        metrics.Scalar(MetricTags.ValidationReturn, means.Return, agent.Steps);
        if (means is { Accuracy: { } accuracy, Cost: { } cost })
        {
            metrics.Scalar(MetricTags.ValidationAccuracy, accuracy, agent.Steps);
            metrics.Scalar(MetricTags.ValidationCost, cost, agent.Steps);
        }

        if (means.Return > best)
        {
            best = means.Return;
            writer.SaveBest(best, finished);
        }
    }

    public void Dispose() => environment.Dispose();
}
