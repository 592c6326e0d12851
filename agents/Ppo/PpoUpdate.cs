using MultiModalRL.Core;
using MultiModalRL.Torch;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>The optimization of one rollout: epochs of shuffled minibatches.</summary>
internal sealed class PpoUpdate : GradientUpdate
{
    private readonly PpoOptions options;
    private readonly Minibatches minibatches;
    private readonly Tensor lastKl;
    private readonly long totalSteps;
    private double clip;
    private int epochs;

    public PpoUpdate(ActorCritic network, Rollout rollout, PpoOptions options, AgentContext context)
        : base(
            network, rollout, options, context, LossTags.Loss, LossTags.Policy, LossTags.Value, LossTags.Entropy,
            "losses/old_approx_kl", LossTags.Kl, "losses/clipfrac", LossTags.GradientNorm)
    {
        this.options = options;
        totalSteps = context.TotalSteps;
        minibatches = new Minibatches(rollout, Minibatches.SizeOf(options.MinibatchSize, context.Environment), context.Seed);
        lastKl = zeros(1, ScalarType.Float32, network.Device).DetachFromDisposeScope();
    }

    public override void Dispose()
    {
        lastKl.Dispose();
        base.Dispose();
    }

    protected override void Learn(Rollout rollout, double rate, double entropyCoefficient)
    {
        epochs = 0;
        clip = Schedule.Linear(options.Clip, options.FinalClip, Begun, totalSteps);
        var kl = 0.0;
        while (epochs < options.Epochs && (options.TargetKl is not { } target || kl <= target))
        {
            Statistics.Mark();
            minibatches.Shuffle(Updates * options.Epochs + epochs++, rollout.Units(Recurrent));
            for (var number = 0; number < minibatches.Count; number++)
            {
                Minibatch(minibatches[number], entropyCoefficient, rate);
            }

            kl = options.TargetKl is null ? 0 : lastKl.item<float>();
        }
    }

    protected override void Report(Rollout rollout, long steps, IMetricSink metrics)
    {
        metrics.Scalar(LossTags.ExplainedVariance, PolicyLoss.ExplainedVariance(rollout.Values, rollout.Returns), steps);
        metrics.Scalar(LossTags.FinalKl, Statistics.Latest(LossTags.Kl), steps);
        metrics.Scalar("charts/epochs", epochs, steps);
        metrics.Scalar("charts/clip", clip, steps);
    }

    private void Minibatch(ReadOnlySpan<long> places, double coefficient, double rate)
    {
        using var scope = NewDisposeScope();
        var batch = Tensors.Select(places);
        var logRatio = batch.LogProbabilities.sub(batch.OldLogProbabilities);
        var advantages = options.NormalizeAdvantages ? PolicyLoss.Normalize(batch.Advantages) : batch.Advantages;
        var policyLoss = PpoLoss.Policy(logRatio, advantages, clip);
        var valueLoss = PpoLoss.Value(batch.Output.Values, batch.OldValues, batch.Returns, options.ValueClip);
        var entropy = batch.Entropies.mean();
        var loss = Ops.AddScaled(Ops.AddScaled(policyLoss, valueLoss, options.ValueCoefficient), entropy, -coefficient);
        var norm = Descent.Step(loss, rate);
        using var untracked = no_grad();
        var (k1, k3) = PolicyLoss.ApproximateKl(logRatio);
        using var outside = PolicyLoss.Clipped(logRatio, clip, clip);
        var clipped = outside.mean();
        Statistics.Add([loss, policyLoss, valueLoss, entropy, k1, k3, clipped, norm, .. LossTags.StageEntropies(batch.Output)]);
        if (options.TargetKl is not null)
        {
            lastKl.copy_(k3.reshape(1));
        }
    }
}
