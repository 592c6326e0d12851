using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>
/// Looks in a fixed order until a supervised model is sure enough of its answer, then gives it: early stopping by
/// confidence, the classical rule that a learned policy has to beat.
/// </summary>
public sealed class ThresholdAgent : ICalibratedAgent
{
    /// <summary>The name it is registered by.</summary>
    public const string Name = "threshold";

    // Dense near 1, where the confidence of trained models gathers. τ ≤ 1 ÷ answers would always answer at once;
    // the first values do so in two-answer benchmarks.
    private static readonly double[] Values =
    [
        .35, .4, .45, .5, .55, .6, .65, .7, .75, .8, .85, .9, .93, .95, .97, .98, .99, .995, .999, 1,
    ];

    private readonly AgentContext context;
    private readonly IAnswerModel model;
    private readonly ThresholdPolicy policy;
    private LookOrder order;
    private double? chosen;

    /// <summary>Makes the agent; where no threshold is given it starts from 1, the most careful.</summary>
    /// <param name="context">Its environment is a question-answering one.</param>
    /// <param name="options">The threshold and the order of looks.</param>
    /// <param name="load">Gives the model to answer by; the agent owns it.</param>
    /// <exception cref="InputException">A contrast order without a thumbnail, or no model for this environment.</exception>
    public ThresholdAgent(AgentContext context, ThresholdOptions options, Func<AgentContext, IAnswerModel> load)
    {
        this.context = context;
        order = options.Order;
        chosen = options.Threshold;
        Candidates = chosen is null ? Values : [];
        model = load(context);
        policy = new ThresholdPolicy(context.Environment, order, context.Seed, chosen ?? 1, model);
    }

    /// <inheritdoc/>
    public LearningSource LearnsFrom => LearningSource.Nothing;

    /// <inheritdoc/>
    public long Steps => 0;

    /// <inheritdoc/>
    public IPolicy BehaviorPolicy => policy;

    /// <inheritdoc/>
    public IPolicy EvaluationPolicy => policy;

    /// <summary>20 thresholds from .35 to 1; empty where one was given or loaded.</summary>
    public IReadOnlyList<double> Candidates { get; private set; }

    /// <inheritdoc/>
    public void Select(double candidate)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(candidate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(candidate, 1);
        chosen = policy.Threshold = candidate;
    }

    /// <inheritdoc/>
    public void Observe(in Experience experience) { }

    /// <inheritdoc/>
    public bool Update(IMetricSink metrics) => false;

    /// <summary>Writes the rule; the model comes from the run that the agent is started from.</summary>
    public void Save(string folder) =>
        FixedRuleCheckpoint.Save(folder, Name, context.Environment, new Content(chosen, order, policy.Seed));

    /// <inheritdoc/>
    public void Load(string folder)
    {
        var content = FixedRuleCheckpoint.Load<Content>(folder, Name, context.Environment);
        if (content.Threshold is not (null or (>= 0 and <= 1)))
        {
            throw new InputException($"{folder}: threshold {content.Threshold} is out of range: expected 0 … 1");
        }

        policy.Follow(content.Order, content.Seed);
        policy.Threshold = content.Threshold ?? 1;
        (chosen, order) = (content.Threshold, content.Order);
        Candidates = chosen is null ? Values : [];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        policy.Dispose();
        (model as IDisposable)?.Dispose();
    }

    private sealed record Content(double? Threshold, LookOrder Order, ulong Seed);
}
