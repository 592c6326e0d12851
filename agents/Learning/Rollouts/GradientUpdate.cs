using MultiModalRL.Core;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>What all updates share: the optimizer, the schedules, the statistics and what of them is saved.</summary>
internal abstract class GradientUpdate : IRolloutUpdate
{
    private readonly OnPolicyOptions options;
    private readonly AgentContext context;
    private readonly EntropyBonus bonus;

    protected GradientUpdate(ActorCritic network, Rollout rollout, OnPolicyOptions options, AgentContext context, params ReadOnlySpan<string> tags)
    {
        this.options = options;
        this.context = context;
        bonus = new EntropyBonus(options, context.TotalSteps);
        Recurrent = network.MemoryWidth > 0;
        Descent = new GradientDescent(network.Module, options.AdamEpsilon, options.MaxGradientNorm, network.LearningRates);
        Tensors = new RolloutTensors(network, rollout.Count);
        Statistics = new LossStatistics(network.Device, LossTags.Of(network, tags));
    }

    /// <summary>Whether a row's steps have to be looked at in order, from the first one on.</summary>
    protected bool Recurrent { get; }

    protected GradientDescent Descent { get; }

    protected RolloutTensors Tensors { get; }

    protected LossStatistics Statistics { get; }

    /// <summary>Steps before the rollout that is learned from: where schedules stand.</summary>
    protected long Begun { get; private set; }

    /// <summary>How many updates there were before this one.</summary>
    protected long Updates { get; private set; }

    /// <inheritdoc/>
    public void Run(Rollout rollout, Tensor? memory, long steps, IMetricSink metrics)
    {
        using var scope = NewDisposeScope();
        Begin(steps, metrics);
        // Schedules stand where the rollout began (as in CleanRL: the first update takes the whole step size).
        Begun = steps - rollout.Count;
        var rate = Schedule.Linear(options.LearningRate, options.FinalLearningRate, Begun, context.TotalSteps);
        var coefficient = bonus.Coefficient(Begun);
        // Where episodes are compared, a rollout may hold none that can be.
        if (rollout.Weights.AsSpan().ContainsAnyExcept(0f))
        {
            Tensors.Load(rollout, memory);
            Statistics.Clear();
            Learn(rollout, rate, coefficient);
            Statistics.Finish(metrics, steps, context.Seed);
            bonus.Adapt(Statistics[LossTags.Entropy]);
            Report(rollout, steps, metrics);
        }

        Updates++;
        metrics.Scalar("charts/learning_rate", rate, steps);
        metrics.Scalar("charts/entropy_coefficient", coefficient, steps);
    }

    /// <inheritdoc/>
    public virtual void Save(BinaryWriter writer)
    {
        writer.Write(Updates);
        bonus.Save(writer);
        Descent.Save(writer);
    }

    /// <inheritdoc/>
    public virtual void Load(BinaryReader reader)
    {
        Updates = reader.ReadInt64();
        bonus.Load(reader);
        Descent.Load(reader);
    }

    /// <inheritdoc/>
    public virtual void Dispose()
    {
        Descent.Dispose();
        Tensors.Dispose();
        Statistics.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Comes before all else of an update.</summary>
    protected virtual void Begin(long steps, IMetricSink metrics) { }

    /// <summary>Takes the gradient steps, and adds up the statistics.</summary>
    /// <param name="rollout">The rollout; its tensors are loaded.</param>
    /// <param name="rate">Adam's step size.</param>
    /// <param name="entropyCoefficient">The weight of the entropy bonus.</param>
    protected abstract void Learn(Rollout rollout, double rate, double entropyCoefficient);

    /// <summary>Reports what is not a mean over minibatches.</summary>
    protected abstract void Report(Rollout rollout, long steps, IMetricSink metrics);
}
