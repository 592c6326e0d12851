using MultiModalRL.Core;

namespace MultiModalRL.Running;

/// <summary>
/// Measures the evaluation policy on validation every so many steps of training, and keeps the checkpoint of the best. It changes
/// nothing of what is learned. Which steps it looks at depends on the agent's steps alone, so a run that goes on, bit for bit, after an
/// interruption finds the same best.
/// </summary>
internal sealed class BestPolicy
{
    private readonly IAgent agent;
    private readonly CheckpointWriter writer;
    private readonly IVectorEnvironment environment;
    private readonly Action<BestCheckpoint> found;
    private readonly long every;
    private readonly int episodes;
    private readonly ulong seed;
    private double best;

    /// <summary>Starts, or goes on.</summary>
    /// <param name="request">The run.</param>
    /// <param name="agent">Whose policy is measured.</param>
    /// <param name="writer">Writes checkpoints, and notes in each when the policy was measured last.</param>
    /// <param name="environment">Where it is measured (<see cref="Environment"/>); not owned.</param>
    /// <param name="kept">The best checkpoint of before, or null.</param>
    /// <param name="found">Told of each that is the best yet.</param>
    public BestPolicy(
        TrainingRequest request, IAgent agent, CheckpointWriter writer, IVectorEnvironment environment, Checkpoint? kept, Action<BestCheckpoint> found)
    {
        (this.agent, this.writer, this.environment, this.found) = (agent, writer, environment, found);
        every = request.Run.EvaluationSteps;
        // What was measured after the checkpoint that the run goes on from is measured again.
        best = kept?.Manifest.Step <= (writer.MeasuredAt ?? 0) ? kept.Manifest.Return ?? double.NegativeInfinity : double.NegativeInfinity;
        episodes = request.Run.EvaluationEpisodes ?? RunOptions.UsualEvaluationEpisodes(environment.Spec);
        seed = new SeedSequence(request.Seed).Seed("best policy");
    }

    /// <summary>Whether a multiple of the asked steps has been passed since the last measurement.</summary>
    public bool IsDue => agent.Steps / every > (writer.MeasuredAt ?? 0) / every;

    /// <summary>The environment that a run's policy is measured in; null where that is not asked for.</summary>
    /// <exception cref="InputException">There is nothing to measure it on, or it is asked for in part.</exception>
    public static IVectorEnvironment? Environment(TrainingRequest request)
    {
        if (request.Run.EvaluationSteps == 0)
        {
            return request.Run.EvaluationEpisodes is null
                ? null
                : throw new InputException("run.evaluationEpisodes is given without run.evaluationSteps: expected both");
        }

        try
        {
            var environment = request.CreateEnvironment(Split.Validation, request.Run.Rows);
            if (request.Split != Split.Validation || environment.Spec.QuestionAnswering is null)
            {
                return environment;
            }

            environment.Dispose();
        }
        catch (InputException error)
        {
            throw new InputException($"run.evaluationSteps measures the policy on validation: {error.Message}", error);
        }

        throw new InputException("run.evaluationSteps measures the policy on validation, which this run is trained on: train on another split, or leave it out");
    }

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
            found(new BestCheckpoint(agent.Steps, best));
        }
    }
}
