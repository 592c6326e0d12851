using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>
/// Answers at once with the answer of highest mean official accuracy over the training split (the first of equals).
/// </summary>
public sealed class MajorityAgent : IAgent
{
    /// <summary>The name it is registered by.</summary>
    public const string Name = "majority";

    private readonly AgentContext context;
    private readonly QuestionAnsweringFields fields;
    private readonly MajorityPolicy policy;

    /// <summary>Makes an agent that is still to be fitted or loaded.</summary>
    /// <exception cref="InputException">Not a question-answering environment.</exception>
    public MajorityAgent(AgentContext context)
    {
        this.context = context;
        fields = new QuestionAnsweringFields(context.Environment);
        policy = new MajorityPolicy(fields);
    }

    /// <inheritdoc/>
    public LearningSource LearnsFrom => LearningSource.Supervision;

    /// <inheritdoc/>
    public long Steps { get; private set; }

    /// <inheritdoc/>
    public IPolicy BehaviorPolicy => policy;

    /// <inheritdoc/>
    public IPolicy EvaluationPolicy => policy;

    /// <inheritdoc/>
    public void Observe(in Experience experience) { }

    /// <summary>The first call fits on the whole training split and is true; later ones do nothing.</summary>
    /// <exception cref="InputException">The environment offers no supervision.</exception>
    public bool Update(IMetricSink metrics)
    {
        if (policy.Answer is not null)
        {
            return false;
        }

        var sums = new double[fields.Answers.Count];
        var examples = SupervisionReader.ForEach(context, Name, (_, accuracies) => AnswerSums.Add(accuracies, sums));
        policy.Answer = Largest.Index<double>(sums);
        Steps = examples;
        metrics.Scalar("charts/train_accuracy", sums[policy.Answer.Value] / examples, Steps);
        return true;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">There is nothing to save yet.</exception>
    public void Save(string folder) => FixedRuleCheckpoint.Save(
        folder, Name, context.Environment,
        new Content(policy.Answer ?? throw new InvalidOperationException("the majority answer is not fitted yet"), Steps));

    /// <inheritdoc/>
    public void Load(string folder)
    {
        var content = FixedRuleCheckpoint.Load<Content>(folder, Name, context.Environment);
        FixedRuleCheckpoint.CheckAnswer(folder, content.Answer, fields);
        policy.Answer = content.Answer;
        Steps = content.Steps;
    }

    /// <inheritdoc/>
    public void Dispose() => policy.Dispose();

    private sealed record Content(int Answer, long Steps);
}
