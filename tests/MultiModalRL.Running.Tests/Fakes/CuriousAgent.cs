using MultiModalRL.Core;

namespace MultiModalRL.Running.Tests;

/// <summary>
/// Learns from experience in a way that any lost, repeated or reordered step would show in its weights.
/// </summary>
internal sealed class CuriousAgent : IAgent
{
    private readonly CuriousOptions options;
    private readonly Field<int> action;
    private readonly double[] weights;
    private RandomStream random;
    private int gathered;
    private long pending;
    private int saves;

    public CuriousAgent(AgentContext context, CuriousOptions options)
    {
        this.options = options;
        action = context.Environment.Action.Field<int>(EnvironmentSpec.ActionField);
        weights = new double[((DiscreteSpace)context.Environment.Action.Space(action)).Count];
        random = new RandomStream(context.Seed);
        BehaviorPolicy = new LinearPolicy(context.Environment, weights, noise: 1);
        EvaluationPolicy = new LinearPolicy(context.Environment, weights, noise: 0);
    }

    public LearningSource LearnsFrom => LearningSource.Experience;

    public long Steps { get; private set; }

    public IPolicy BehaviorPolicy { get; }

    public IPolicy EvaluationPolicy { get; }

    public void Observe(in Experience experience)
    {
        for (var row = 0; row < experience.After.Rows; row++)
        {
            ref var weight = ref weights[experience.Actions.Values(action, row)[0]];
            weight += 0.01 * (experience.After.Rewards[row] - weight) + 1e-6 * random.NextDouble();
        }

        gathered++;
        pending += experience.After.Rows;
    }

    public bool Update(IMetricSink metrics)
    {
        if (gathered < options.Rollout)
        {
            return false;
        }

        Steps += pending;
        (gathered, pending) = (0, 0);
        metrics.Scalar("losses/first_weight", weights[0], Steps);
        return true;
    }

    public void Save(string folder)
    {
        if (++saves == options.FailingSave)
        {
            File.WriteAllText(Path.Combine(folder, "weights.bin"), "half");
            throw new IOException("No space left on device");
        }

        using var writer = new BinaryWriter(File.Create(Path.Combine(folder, "weights.bin")));
        writer.Write(Steps);
        writer.Write(random.State);
        foreach (var weight in weights)
        {
            writer.Write(weight);
        }
    }

    public void Load(string folder)
    {
        using var reader = new BinaryReader(File.OpenRead(Path.Combine(folder, "weights.bin")));
        Steps = reader.ReadInt64();
        random = new RandomStream(reader.ReadUInt64());
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = reader.ReadDouble();
        }
    }

    public void Dispose()
    {
    }
}
