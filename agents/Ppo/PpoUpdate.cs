using MultiModalRL.Core;
using MultiModalRL.Torch;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>The optimization of one rollout: epochs of shuffled minibatches.</summary>
internal sealed class PpoUpdate : IRolloutUpdate
{
    private const int QuestionMinibatch = 1024;
    private const int VectorMinibatch = 128;

    private readonly PpoOptions options;
    private readonly AgentContext context;
    private readonly GradientDescent descent;
    private readonly RolloutTensors tensors;
    private readonly Minibatches minibatches;
    private readonly LossStatistics statistics;
    private readonly EntropyBonus bonus;
    private readonly Tensor lastKl;
    private long updates;

    public PpoUpdate(ActorCritic network, Rollout rollout, PpoOptions options, AgentContext context)
    {
        this.options = options;
        this.context = context;
        descent = new GradientDescent(network.Module, options.AdamEpsilon, options.MaxGradientNorm, network.LearningRates);
        tensors = new RolloutTensors(network, rollout.Count);
        var size = options.MinibatchSize ?? (context.Environment.QuestionAnswering is null ? VectorMinibatch : QuestionMinibatch);
        minibatches = new Minibatches(rollout, size, sequences: network.MemoryWidth > 0, context.Seed);
        statistics = new LossStatistics(network.Device, PpoTags.Of(network));
        bonus = new EntropyBonus(options, context.TotalSteps);
        lastKl = zeros(1, ScalarType.Float32, network.Device).DetachFromDisposeScope();
    }

    public void Run(Rollout rollout, Tensor? memory, long steps, IMetricSink metrics)
    {
        using var scope = NewDisposeScope();
        tensors.Load(rollout, memory);
        var rate = Schedule.Linear(options.LearningRate, options.FinalLearningRate, steps, context.TotalSteps);
        var coefficient = bonus.Coefficient(steps);
        var epochs = 0;
        var kl = 0.0;
        statistics.Clear();
        while (epochs < options.Epochs && (options.TargetKl is not { } target || kl <= target))
        {
            minibatches.Shuffle(updates * options.Epochs + epochs++);
            for (var number = 0; number < minibatches.Count; number++)
            {
                Minibatch(minibatches[number], coefficient, rate);
            }

            kl = options.TargetKl is null ? 0 : lastKl.item<float>();
        }

        updates++;
        statistics.Finish(metrics, steps, context.Seed);
        bonus.Adapt(statistics[PpoTags.Entropy]);
        metrics.Scalar("losses/explained_variance", PpoLoss.ExplainedVariance(rollout.Values, rollout.Returns), steps);
        metrics.Scalar("charts/learning_rate", rate, steps);
        metrics.Scalar("charts/entropy_coefficient", coefficient, steps);
        metrics.Scalar("charts/epochs", epochs, steps);
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(updates);
        bonus.Save(writer);
        descent.Save(writer);
    }

    public void Load(BinaryReader reader)
    {
        updates = reader.ReadInt64();
        bonus.Load(reader);
        descent.Load(reader);
    }

    public void Dispose()
    {
        descent.Dispose();
        tensors.Dispose();
        statistics.Dispose();
        lastKl.Dispose();
    }

    private void Minibatch(ReadOnlySpan<long> places, double coefficient, double rate)
    {
        using var scope = NewDisposeScope();
        var batch = tensors.Select(places);
        var logRatio = batch.LogProbabilities.sub(batch.OldLogProbabilities);
        var advantages = options.NormalizeAdvantages ? PpoLoss.Normalize(batch.Advantages) : batch.Advantages;
        var policyLoss = PpoLoss.Policy(logRatio, advantages, options.Clip);
        var valueLoss = PpoLoss.Value(batch.Output.Values, batch.OldValues, batch.Returns, options.ValueClip);
        var entropy = batch.Entropies.mean();
        var loss = Ops.AddScaled(Ops.AddScaled(policyLoss, valueLoss, options.ValueCoefficient), entropy, -coefficient);
        var norm = descent.Step(loss, rate);
        using var untracked = no_grad();
        var (k1, k3) = PpoLoss.ApproximateKl(logRatio);
        statistics.Add([loss, policyLoss, valueLoss, entropy, k1, k3, PpoLoss.ClipFraction(logRatio, options.Clip), norm, .. PpoTags.StageEntropies(batch.Output)]);
        if (options.TargetKl is not null)
        {
            lastKl.copy_(k3.reshape(1));
        }
    }
}
