using System.Runtime.InteropServices;
using MultiModalRL.Core;
using MultiModalRL.Torch;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>Minibatches drawn from a memory, and the gradient steps on them.</summary>
internal sealed class DqnUpdate : IDisposable
{
    /// <summary>The mean value of the actions learned from.</summary>
    public const string ValueTag = "losses/q_values";

    /// <summary>The mean |Q − target| of the same.</summary>
    public const string ErrorTag = "losses/td_error";

    private static readonly string[] Tags = ["losses/td_loss", ValueTag, ErrorTag, "losses/gradient_norm"];

    private readonly ActorCritic network;
    private readonly DqnOptions options;
    private readonly AgentContext context;
    private readonly GradientDescent descent;
    private readonly TargetWeights target;
    private readonly LossStatistics statistics;
    private readonly Transitions batch;
    private readonly HostTensor<float> numbers;
    private readonly float[] packed;
    private readonly int[] places;
    private readonly float[] weights;
    private readonly ulong seed;
    private RememberedUnderstanding? observed;
    private RememberedUnderstanding? following;
    private bool began;
    private long minibatches;

    public DqnUpdate(ActorCritic network, DqnOptions options, AgentContext context)
    {
        (this.network, this.options, this.context) = (network, options, context);
        descent = new GradientDescent(network.Module, options.AdamEpsilon, options.MaxGradientNorm, network.LearningRates);
        target = new TargetWeights(descent.Parameters);
        statistics = new LossStatistics(network.Device, Tags);
        var size = options.MinibatchSize;
        batch = new Transitions(context.Environment, size);
        numbers = new HostTensor<float>(size, Columns, ScalarType.Float32, network.Device);
        (packed, places, weights) = (new float[size * Columns], new int[size], new float[size]);
        seed = new SeedSequence(context.Seed).Seed("minibatches");
    }

    private static int Columns => 3;

    public void Run(TransitionMemory memory, int count, long steps, IMetricSink metrics)
    {
        var rate = Schedule.Linear(options.LearningRate, options.FinalLearningRate, steps, context.TotalSteps);
        var correction = Schedule.Between(options.ImportanceExponent, 1, 1, steps, context.TotalSteps);
        statistics.Clear();
        Begin(memory);
        for (var i = 0; i < count; i++)
        {
            Minibatch(memory, correction, rate, steps);
            if (++minibatches % options.TargetEvery == 0)
            {
                target.Follow(options.TargetShare);
            }
        }

        statistics.Finish(metrics, steps, context.Seed);
        metrics.Scalar("charts/learning_rate", rate, steps);
        metrics.Scalar("charts/importance_exponent", correction, steps);
        metrics.Scalar("charts/replay", memory.Count, steps);
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(minibatches);
        descent.Save(writer);
        target.Save(writer);
    }

    public void Load(BinaryReader reader)
    {
        minibatches = reader.ReadInt64();
        observed?.Forget();
        following?.Forget();
        descent.Load(reader);
        target.Load(reader);
    }

    public void Dispose()
    {
        descent.Dispose();
        target.Dispose();
        statistics.Dispose();
        numbers.Dispose();
        observed?.Dispose();
        following?.Dispose();
    }

    private void Begin(TransitionMemory memory)
    {
        if (!began)
        {
            observed = network.Remember(memory.Ring.Capacity, places.Length);
            following = network.Remember(memory.Ring.Capacity, places.Length);
            began = true;
        }
    }

    private void Minibatch(TransitionMemory memory, double correction, double rate, long steps)
    {
        using var scope = NewDisposeScope();
        memory.Sampling.Draw(memory.Count, correction, new RandomStream(RandomStream.Combine(seed, (ulong)minibatches)), places, weights);
        memory.Gather(places, batch);
        var columns = Numbers().unbind(1);
        var held = memory.Transitions;
        var targets = Targets(columns[0], columns[1], following?.Of(places, held.Following, memory.Ring));
        var chosen = network.Actions.Chosen(batch.Actions, [], network.Device);
        var known = observed?.Of(places, held.Observations, memory.Ring);
        var values = Values(network.Consider(batch.Observations, known)).gather(1, chosen).squeeze(1);
        var errors = values.sub(targets);
        var loss = DqnLoss.Huber(errors, options.HuberThreshold).mul(columns[2]).mean();
        var norm = descent.Step(loss, rate);
        using var untracked = no_grad();
        statistics.Add(loss, values.mean(), errors.abs().mean(), norm);
        if (memory.Sampling.FollowsErrors)
        {
            using var host = errors.detach().cpu();
            var found = MemoryMarshal.Cast<byte, float>(host.bytes);
            foreach (var error in found)
            {
                Finite.Require(error, "a temporal-difference error", steps, context.Seed);
            }

            memory.Sampling.Learned(places, found);
        }
    }

    // The network's input buffers are reused: what is differentiated must be looked at last.
    private Tensor Targets(Tensor returns, Tensor discounts, Understanding? known)
    {
        using var untracked = no_grad();
        var considered = network.Consider(batch.Following, known);
        var valued = target.Use(() => Values(considered));
        return DqnLoss.Targets(returns, discounts, valued, options.DoubleLearning ? Values(considered) : valued);
    }

    private Tensor Values(Func<NetworkOutput> considered) => ActionValues.Of(considered(), options.Dueling);

    private Tensor Numbers()
    {
        for (var i = 0; i < places.Length; i++)
        {
            packed[i * Columns] = batch.Returns[i];
            packed[i * Columns + 1] = batch.Discounts[i];
            packed[i * Columns + 2] = weights[i];
        }

        return numbers.Load(packed);
    }
}
