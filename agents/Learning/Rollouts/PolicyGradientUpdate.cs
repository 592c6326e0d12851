using MultiModalRL.Core;
using MultiModalRL.Torch;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>
/// One gradient step on all that is learned from of a rollout: −log π·Â, the value's error where there is one, the entropy
/// bonus. Large rollouts go through the network in parts whose gradients add up.
/// </summary>
internal sealed class PolicyGradientUpdate : GradientUpdate
{
    private const int LargestPart = 2048;

    // How far the step went takes another look by the network: a few states are cheap, and show one that goes too far.
    private const int LookedAt = 256;

    private readonly double? valueCoefficient;
    private readonly AgentContext context;
    private readonly Minibatches parts;
    private double norm;
    private double kl;

    /// <param name="network">What is trained.</param>
    /// <param name="rollout">What it is trained on.</param>
    /// <param name="options">Step size and entropy.</param>
    /// <param name="context">Seed and budget.</param>
    /// <param name="valueCoefficient">Weight of the value's error; null where no value is learned.</param>
    public PolicyGradientUpdate(ActorCritic network, Rollout rollout, OnPolicyOptions options, AgentContext context, double? valueCoefficient)
        : base(network, rollout, options, context, Tags(valueCoefficient is not null))
    {
        this.valueCoefficient = valueCoefficient;
        this.context = context;
        parts = new Minibatches(rollout, LargestPart, context.Seed);
    }

    protected override void Learn(Rollout rollout, double rate, double entropyCoefficient)
    {
        parts.Shuffle(Updates, rollout.Units(Recurrent));
        var total = rollout.Weights.Sum();
        Descent.Begin();
        for (var number = 0; number < parts.Count; number++)
        {
            var places = parts[number];
            Part(places, rollout.WeightOf(places) / total, entropyCoefficient);
        }

        norm = Descent.Finish(rate).item<float>();
        kl = Moved();
    }

    protected override void Report(Rollout rollout, long steps, IMetricSink metrics)
    {
        Finite.Require(norm, LossTags.GradientNorm, steps, context.Seed);
        metrics.Scalar(LossTags.GradientNorm, norm, steps);
        Finite.Require(kl, LossTags.FinalKl, steps, context.Seed);
        metrics.Scalar(LossTags.FinalKl, kl, steps);
        if (valueCoefficient is not null)
        {
            metrics.Scalar(LossTags.ExplainedVariance, PolicyLoss.ExplainedVariance(rollout.Learned(rollout.Values), rollout.Learned(rollout.Returns)), steps);
        }
    }

    private static string[] Tags(bool values) => values
        ? [LossTags.Loss, LossTags.Policy, LossTags.Value, LossTags.Entropy]
        : [LossTags.Loss, LossTags.Policy, LossTags.Entropy];

    // k3 in nats, held below the infinity that a ratio may reach.
    private double Moved()
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        var places = parts[0];
        var batch = Tensors.Select(Recurrent ? places : places[..Math.Min(places.Length, LookedAt)]);
        var (_, k3) = PolicyLoss.ApproximateKl(batch.LogProbabilities.sub(batch.OldLogProbabilities));
        return Math.Min(k3.item<float>(), float.MaxValue);
    }

    private void Part(ReadOnlySpan<long> places, double share, double entropyCoefficient)
    {
        if (share <= 0)
        {
            return;
        }

        using var scope = NewDisposeScope();
        var batch = Tensors.Select(places);
        var policyLoss = PolicyLoss.Mean(batch.LogProbabilities.mul(batch.Advantages), batch.Weights).neg();
        var entropy = PolicyLoss.Mean(batch.Entropies, batch.Weights);
        var loss = Ops.AddScaled(policyLoss, entropy, -entropyCoefficient);
        Tensor[] valueLosses = [];
        if (valueCoefficient is { } weight)
        {
            var valueLoss = Ops.Scale(PolicyLoss.Mean(Ops.Square(batch.Output.Values.sub(batch.Returns)), batch.Weights), 0.5);
            loss = Ops.AddScaled(loss, valueLoss, weight);
            valueLosses = [valueLoss];
        }

        Ops.Scale(loss, share).backward();
        Statistics.AddShare(share, [loss, policyLoss, .. valueLosses, entropy, .. LossTags.StageEntropies(batch.Output)]);
    }
}
