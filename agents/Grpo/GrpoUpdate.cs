using System.Runtime.InteropServices;
using MultiModalRL.Core;
using MultiModalRL.Torch;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>The optimization of one rollout: epochs of minibatches of whole episodes.</summary>
internal sealed class GrpoUpdate : GradientUpdate
{
    private const string Kl = "losses/reference_kl";

    private readonly GrpoOptions options;
    private readonly ActorCritic network;
    private readonly Minibatches minibatches;
    private readonly ReferencePolicy? reference;
    private Tensor? referenced;
    private Tensor? episodes;

    public GrpoUpdate(ActorCritic network, Rollout rollout, GrpoOptions options, AgentContext context)
        : base(network, rollout, options, context, Tags(options.KlCoefficient > 0))
    {
        this.options = options;
        this.network = network;
        minibatches = new Minibatches(rollout, Minibatches.SizeOf(options.MinibatchSize, context.Environment), context.Seed);
        reference = options.KlCoefficient > 0 ? new ReferencePolicy(Descent.Parameters) : null;
    }

    public override void Save(BinaryWriter writer)
    {
        base.Save(writer);
        reference?.Save(writer);
    }

    public override void Load(BinaryReader reader)
    {
        base.Load(reader);
        reference?.Load(reader);
    }

    public override void Dispose()
    {
        reference?.Dispose();
        base.Dispose();
    }

    protected override void Begin(long steps, IMetricSink metrics)
    {
        if (Updates == 0 && !options.GatesRewards && network.Spec.QuestionAnswering is { Reward: RewardForm.Linear, Price: > 0 })
        {
            metrics.Warn(
                "grpo compares episodes of one example: in the linear reward form the cheapest of several wrong answers wins; take agent.gatesRewards=true",
                steps);
        }
    }

    protected override void Learn(Rollout rollout, double rate, double entropyCoefficient)
    {
        var units = Recurrent ? rollout.Units(rows: true) : CollectionsMarshal.AsSpan(rollout.Episodes);
        referenced = reference?.LogProbabilities(Tensors, rollout.Count, minibatches, units);
        episodes = options.Ratio == GrpoRatio.Episode ? EpisodeOfEachStep(rollout) : null;
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            Statistics.Mark();
            minibatches.Shuffle(Updates * options.Epochs + epoch, units);
            for (var number = 0; number < minibatches.Count; number++)
            {
                var places = minibatches[number];
                // A row without any whole group stays in the rollout where there is memory.
                if (rollout.WeightOf(places) > 0)
                {
                    Minibatch(places, rollout.Episodes.Count, entropyCoefficient, rate);
                }
            }
        }
    }

    protected override void Report(Rollout rollout, long steps, IMetricSink metrics)
    {
        metrics.Scalar(LossTags.FinalKl, Statistics.Latest(LossTags.Kl), steps);
        metrics.Scalar("charts/epochs", options.Epochs, steps);
    }

    private static string[] Tags(bool reference)
    {
        string[] tags =
        [
            LossTags.Loss, LossTags.Policy, LossTags.Entropy, "losses/old_approx_kl", LossTags.Kl, "losses/clipfrac", LossTags.GradientNorm,
        ];
        return reference ? [.. tags, Kl] : tags;
    }

    private void Minibatch(ReadOnlySpan<long> places, int count, double coefficient, double rate)
    {
        using var scope = NewDisposeScope();
        var batch = Tensors.Select(places);
        var stepLogRatio = batch.LogProbabilities.sub(batch.OldLogProbabilities);
        // The last number is that of all steps that are of no whole episode; their weight is 0.
        var logRatio = episodes is null
            ? stepLogRatio
            : PolicyLoss.EpisodeLogRatio(stepLogRatio, episodes.index_select(0, batch.Index), count + 1);

        var surrogate = PolicyLoss.ClippedSurrogate(logRatio, batch.Advantages, options.ClipLow, options.ClipHigh);
        var policyLoss = PolicyLoss.Mean(surrogate, batch.Weights).neg();
        var entropy = PolicyLoss.Mean(batch.Entropies, batch.Weights);
        var loss = Ops.AddScaled(policyLoss, entropy, -coefficient);
        Tensor[] divergence = [];
        if (referenced is not null)
        {
            divergence = [PolicyLoss.Mean(PolicyLoss.ReferenceKl(batch.LogProbabilities, referenced.index_select(0, batch.Index)), batch.Weights)];
            loss = Ops.AddScaled(loss, divergence[0], options.KlCoefficient);
        }

        var norm = Descent.Step(loss, rate);
        using var untracked = no_grad();
        // How far the policy moved is seen step by step, whatever ratio it is learned by.
        var (k1, k3) = PolicyLoss.ApproximateKl(stepLogRatio, batch.Weights);
        var clipped = PolicyLoss.Mean(PolicyLoss.Clipped(logRatio, options.ClipLow, options.ClipHigh), batch.Weights);
        Statistics.Add([loss, policyLoss, entropy, k1, k3, clipped, norm, .. divergence, .. LossTags.StageEntropies(batch.Output)]);
    }

    private Tensor EpisodeOfEachStep(Rollout rollout)
    {
        var numbers = new int[rollout.Count];
        Array.Fill(numbers, rollout.Episodes.Count);
        for (var episode = 0; episode < rollout.Episodes.Count; episode++)
        {
            var (first, length) = rollout.Episodes[episode];
            for (var step = 0; step < length; step++)
            {
                numbers[first + step * rollout.Rows] = episode;
            }
        }

        return Indices.Of(numbers, 1, network.Device).squeeze(1);
    }
}
