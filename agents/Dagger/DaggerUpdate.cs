using MultiModalRL.Core;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>Gradient steps on the cross-entropy of the oracle's actions, −mean log π(a* | o).</summary>
internal sealed class DaggerUpdate : IDisposable
{
    /// <summary>−mean log π(a* | o), in nats.</summary>
    public const string LossTag = "losses/cross_entropy";

    private static readonly string[] Tags = [LossTag, "losses/agreement", "losses/entropy", "losses/gradient_norm"];

    private readonly ActorCritic network;
    private readonly DaggerOptions options;
    private readonly AgentContext context;
    private readonly GradientDescent descent;
    private readonly LossStatistics statistics;
    private readonly Demonstrations batch;
    private readonly ulong seed;
    private long minibatches;

    public DaggerUpdate(ActorCritic network, DaggerOptions options, AgentContext context)
    {
        (this.network, this.options, this.context) = (network, options, context);
        descent = new GradientDescent(network.Module, options.AdamEpsilon, options.MaxGradientNorm, network.LearningRates);
        statistics = new LossStatistics(network.Device, Tags);
        batch = new Demonstrations(context.Environment, options.MinibatchSize);
        seed = new SeedSequence(context.Seed).Seed("minibatches");
    }

    public void Run(Demonstrations dataset, long steps, IMetricSink metrics)
    {
        var rate = Schedule.Linear(options.LearningRate, options.FinalLearningRate, steps, context.TotalSteps);
        statistics.Clear();
        for (var i = 0; i < options.Minibatches; i++)
        {
            Minibatch(dataset, rate);
        }

        statistics.Finish(metrics, steps, context.Seed);
        metrics.Scalar("charts/learning_rate", rate, steps);
        metrics.Scalar("charts/dataset", dataset.Count, steps);
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(minibatches);
        descent.Save(writer);
    }

    public void Load(BinaryReader reader)
    {
        minibatches = reader.ReadInt64();
        descent.Load(reader);
    }

    public void Dispose()
    {
        descent.Dispose();
        statistics.Dispose();
    }

    private void Minibatch(Demonstrations dataset, double rate)
    {
        using var scope = NewDisposeScope();
        var random = new RandomStream(RandomStream.Combine(seed, (ulong)minibatches++));
        for (var place = 0; place < options.MinibatchSize; place++)
        {
            dataset.Copy(random.NextInt(dataset.Count), batch, place);
        }

        var output = network.Forward(batch.Observations, null);
        var chosen = network.Actions.Chosen(batch.Actions, [], network.Device);
        var logProbabilities = network.Actions.LogProbability(output.Described, chosen);
        var loss = logProbabilities.mean().neg();
        var norm = descent.Step(loss, rate);
        using var untracked = no_grad();
        statistics.Add(loss, logProbabilities.exp().mean(), network.Actions.Entropy(output.Described).mean(), norm);
    }
}
