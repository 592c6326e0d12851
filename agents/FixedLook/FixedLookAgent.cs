using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>
/// Looks at exactly k cells in a fixed order, then gives the answer that a supervised model finds most probable.
/// Where looks are not offered it answers at once.
/// </summary>
public sealed class FixedLookAgent : IAgent
{
    /// <summary>The name it is registered by.</summary>
    public const string Name = "fixed-look";

    private readonly AgentContext context;
    private readonly IAnswerModel model;
    private readonly FixedLookPolicy policy;
    private FixedLookOptions options;

    /// <summary>Makes the agent.</summary>
    /// <param name="context">Its environment is a question-answering one.</param>
    /// <param name="options">How many looks, in which order.</param>
    /// <param name="load">Gives the model to answer by; the agent owns it.</param>
    /// <exception cref="InputException">
    /// More looks than cells, a contrast order without a thumbnail, or no model for this environment.
    /// </exception>
    public FixedLookAgent(AgentContext context, FixedLookOptions options, Func<AgentContext, IAnswerModel> load)
    {
        this.context = context;
        this.options = options;
        model = load(context);
        policy = new FixedLookPolicy(context.Environment, options, context.Seed, model);
    }

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

    /// <summary>Writes the rule; the model comes from the run that the agent is started from.</summary>
    public void Save(string folder) =>
        FixedRuleCheckpoint.Save(folder, Name, context.Environment, new Content(options.Looks, options.Order, policy.Seed));

    /// <inheritdoc/>
    public void Load(string folder)
    {
        var content = FixedRuleCheckpoint.Load<Content>(folder, Name, context.Environment);
        var loaded = new FixedLookOptions { Looks = content.Looks, Order = content.Order };
        policy.Follow(loaded, content.Seed);
        options = loaded;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        policy.Dispose();
        (model as IDisposable)?.Dispose();
    }

    private sealed record Content(int? Looks, LookOrder Order, ulong Seed);
}
