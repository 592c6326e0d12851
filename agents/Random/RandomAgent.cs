using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>Acts uniformly at random among the legal actions: the floor under every other agent.</summary>
/// <param name="context">The environment may be any with discrete, multi-discrete, box or multi-binary actions.</param>
public sealed class RandomAgent(AgentContext context) : IAgent
{
    /// <summary>The name it is registered by.</summary>
    public const string Name = "random";

    private readonly RandomPolicy policy = new(context.Environment, context.Seed);

    /// <inheritdoc/>
    public LearningSource LearnsFrom => LearningSource.Nothing;

    /// <inheritdoc/>
    public long Steps => 0;

    /// <inheritdoc/>
    public IPolicy BehaviorPolicy => policy;

    /// <inheritdoc/>
    public IPolicy EvaluationPolicy => policy;

    /// <inheritdoc/>
    public void Observe(in Experience experience) { }

    /// <inheritdoc/>
    public bool Update(IMetricSink metrics) => false;

    /// <inheritdoc/>
    public void Save(string folder) =>
        FixedRuleCheckpoint.Save(folder, Name, context.Environment, new Content(policy.Seed));

    /// <inheritdoc/>
    public void Load(string folder) =>
        policy.Seed = FixedRuleCheckpoint.Load<Content>(folder, Name, context.Environment).Seed;

    /// <inheritdoc/>
    public void Dispose() => policy.Dispose();

    private sealed record Content(ulong Seed);
}
