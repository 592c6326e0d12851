using MultiModalRL.Core;
using MultiModalRL.Torch;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>The optimization of one rollout: epochs of shuffled minibatches.</summary>
internal sealed class PpoUpdate : IDisposable
{
    private readonly QuestionAnsweringNetwork network;
    private readonly PpoOptions options;
    private readonly AgentContext context;
    private readonly FlatParameters parameters;
    private readonly FlatAdam optimizer;
    private readonly ObservationTensors observations;
    private readonly HostTensor<float> numbers;
    private readonly HostTensor<long> actions;
    private readonly HostTensor<long> minibatch;
    private readonly long[] order;
    private readonly int[] handles;
    private readonly PpoStatistics statistics;
    private readonly EntropyBonus bonus;
    private long updates;

    public PpoUpdate(QuestionAnsweringNetwork network, PpoOptions options, AgentContext context)
    {
        this.network = network;
        this.options = options;
        this.context = context;
        var trained = options.Train ?? (context.InitFolder is null ? TrainedPart.All : TrainedPart.Heads);
        FlatParameters.Freeze(network.Model, name => ModelParts.IsFrozen(name, trained));
        parameters = new FlatParameters(network.Model);
        optimizer = new FlatAdam(parameters, new AdamOptions
        {
            Epsilon = options.AdamEpsilon, LearningRates = network.Model.Options.ReadLearningRates(),
        });
        var count = options.RolloutSteps * context.Rows;
        observations = network.Tensors(count);
        numbers = new HostTensor<float>(count, 1, ScalarType.Float32, network.Device);
        actions = new HostTensor<long>(count, 1, ScalarType.Int64, network.Device);
        minibatch = new HostTensor<long>(count, 1, ScalarType.Int64, network.Device);
        order = new long[count];
        handles = new int[count];
        statistics = new PpoStatistics(network.Device);
        bonus = new EntropyBonus(options, context.TotalSteps);
    }

    public void Run(Rollout rollout, long steps, IMetricSink metrics)
    {
        using var scope = NewDisposeScope();
        var data = Load(rollout);
        var rate = Schedule.Linear(options.LearningRate, options.FinalLearningRate, steps, context.TotalSteps);
        var coefficient = bonus.Coefficient(steps);
        var epochs = 0;
        var kl = 0.0;
        statistics.Clear();
        while (epochs < options.Epochs && (options.TargetKl is not { } target || kl <= target))
        {
            Shuffle(epochs++);
            for (var start = 0; start < order.Length; start += options.MinibatchSize)
            {
                Minibatch(data, rollout, start, Math.Min(options.MinibatchSize, order.Length - start), coefficient, rate);
            }

            kl = options.TargetKl is null ? 0 : statistics.LastKl();
        }

        updates++;
        var means = statistics.Means();
        Finite.Require(means.Loss, "the loss", steps, context.Seed);
        Finite.Require(means.GradientNorm, "the gradient's norm", steps, context.Seed);
        bonus.Adapt(means.Entropy);
        means.Report(metrics, steps);
        metrics.Scalar("losses/explained_variance", PpoLoss.ExplainedVariance(rollout.Values, rollout.Returns), steps);
        metrics.Scalar("charts/learning_rate", rate, steps);
        metrics.Scalar("charts/entropy_coefficient", coefficient, steps);
        metrics.Scalar("charts/epochs", epochs, steps);
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(updates);
        bonus.Save(writer);
        optimizer.Save(writer);
    }

    public void Load(BinaryReader reader)
    {
        updates = reader.ReadInt64();
        bonus.Load(reader);
        optimizer.Load(reader);
    }

    public void Dispose()
    {
        optimizer.Dispose();
        parameters.Dispose();
        observations.Dispose();
        numbers.Dispose();
        actions.Dispose();
        minibatch.Dispose();
        statistics.Dispose();
    }

    private PpoData Load(Rollout rollout)
    {
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = network.PlaceOf(rollout.Actions[i]);
        }

        return new PpoData(
            observations.Load(rollout.Observations, pixels: null!),
            actions.Load(order).clone(),
            numbers.Load(rollout.LogProbabilities).squeeze(1).clone(),
            numbers.Load(rollout.Values).squeeze(1).clone(),
            numbers.Load(rollout.Advantages).squeeze(1).clone(),
            numbers.Load(rollout.Returns).squeeze(1).clone());
    }

    // The order depends on the seed, the update and the epoch alone: nothing random has to be saved.
    private void Shuffle(int epoch)
    {
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        var seed = new SeedSequence(context.Seed).Seed("minibatches");
        new RandomStream(RandomStream.Combine(seed, (ulong)(updates * options.Epochs + epoch))).Shuffle<long>(order);
    }

    private void Minibatch(in PpoData data, Rollout rollout, int start, int count, double coefficient, double rate)
    {
        using var scope = NewDisposeScope();
        var chosen = order.AsSpan(start, count);
        var images = rollout.Observations.All(network.Fields.Image);
        for (var i = 0; i < count; i++)
        {
            handles[i] = images[(int)chosen[i]];
        }

        var batch = data.Select(minibatch.Load(chosen).squeeze(1), network.Pixels(rollout.Observations, handles.AsSpan(0, count)));
        var output = network.Model.Forward(batch.Input);
        var distribution = ActionLogits.Of(output, network.LegalLooks(batch.Input));
        var logRatio = distribution.Actions.gather(1, batch.Actions).squeeze(1).sub(batch.LogProbabilities);
        var advantages = options.NormalizeAdvantages ? PpoLoss.Normalize(batch.Advantages) : batch.Advantages;
        var policyLoss = PpoLoss.Policy(logRatio, advantages, options.Clip);
        var valueLoss = PpoLoss.Value(output.Values, batch.Values, batch.Returns, options.ValueClip);
        var entropy = Ops.Entropy(distribution.Actions).mean();
        var loss = Ops.AddScaled(Ops.AddScaled(policyLoss, valueLoss, options.ValueCoefficient), entropy, -coefficient);
        parameters.ZeroGradients();
        loss.backward();
        var norm = options.MaxGradientNorm > 0 ? parameters.ClipGradients(options.MaxGradientNorm) : parameters.Gradients.norm();
        optimizer.Step(rate);
        statistics.Add(loss, policyLoss, valueLoss, entropy, distribution, logRatio, options.Clip, norm);
    }
}
