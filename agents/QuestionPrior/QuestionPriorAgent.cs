using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>
/// Answers at once, without the image: for each question text of the training split with the answer of highest mean
/// official accuracy, for any other question with the majority answer.
/// </summary>
public sealed class QuestionPriorAgent : IAgent
{
    /// <summary>The name it is registered by.</summary>
    public const string Name = "question-prior";

    private readonly AgentContext context;
    private readonly QuestionAnsweringFields fields;
    private readonly QuestionPriorPolicy policy;

    /// <summary>Makes an agent that is still to be fitted or loaded.</summary>
    /// <exception cref="InputException">Not a question-answering environment.</exception>
    public QuestionPriorAgent(AgentContext context)
    {
        this.context = context;
        fields = new QuestionAnsweringFields(context.Environment);
        policy = new QuestionPriorPolicy(fields);
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
        if (policy.Majority is not null)
        {
            return false;
        }

        var fit = new QuestionPriorFit(fields.Answers.Count);
        Steps = SupervisionReader.ForEach(
            context, Name, (observation, accuracies) => fit.Add(observation.Values(fields.Question), accuracies));
        (policy.Majority, policy.Answers, var accuracySum) = fit.Best();
        metrics.Scalar("charts/train_accuracy", accuracySum / Steps, Steps);
        return true;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">There is nothing to save yet.</exception>
    public void Save(string folder)
    {
        var majority = policy.Majority ?? throw new InvalidOperationException("the question prior is not fitted yet");
        FixedRuleCheckpoint.Save(folder, Name, context.Environment, new Content(
            majority, Steps, Tokens, [.. policy.Answers.All.Select(entry => new Entry(entry.Question, entry.Value))]));
    }

    /// <inheritdoc/>
    public void Load(string folder)
    {
        var content = FixedRuleCheckpoint.Load<Content>(folder, Name, context.Environment);
        if (!content.Tokens.AsSpan().SequenceEqual(Tokens))
        {
            throw new InputException(
                $"{folder}: fitted on questions of other tokens than those of {context.Environment.Id}");
        }

        var answers = new QuestionTable<int>();
        foreach (var entry in content.Questions)
        {
            FixedRuleCheckpoint.CheckAnswer(folder, entry.Answer, fields);
            answers.Set(entry.Question, entry.Answer);
        }

        FixedRuleCheckpoint.CheckAnswer(folder, content.Majority, fields);
        (policy.Majority, policy.Answers, Steps) = (content.Majority, answers, content.Steps);
    }

    /// <inheritdoc/>
    public void Dispose() => policy.Dispose();

    private string[] Tokens => [.. context.Environment.QuestionAnswering!.Tokens];

    private sealed record Content(int Majority, long Steps, string[] Tokens, Entry[] Questions);

    private readonly record struct Entry(int[] Question, int Answer);
}
