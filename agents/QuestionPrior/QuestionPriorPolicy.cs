using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>Answers at once by the question's text alone.</summary>
public sealed class QuestionPriorPolicy : IPolicy
{
    private readonly QuestionAnsweringFields fields;

    internal QuestionPriorPolicy(QuestionAnsweringFields fields) => this.fields = fields;

    /// <inheritdoc/>
    public CompositeSpace Extras => CompositeSpace.Empty;

    /// <summary>The answer to unknown questions, 0 … answers − 1; null until it was fitted or loaded.</summary>
    public int? Majority { get; internal set; }

    /// <summary>The answer to each known question.</summary>
    internal QuestionTable<int> Answers { get; set; } = new();

    /// <inheritdoc/>
    public PolicyState CreateState(int rows) => new(rows);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The prior is neither fitted nor loaded.</exception>
    public void Act(PolicyInput input, PolicyState state, Columns actions, Columns extras)
    {
        var majority = Majority ?? throw new InvalidOperationException("the question prior is neither fitted nor loaded");
        for (var row = 0; row < input.Observations.Count; row++)
        {
            var known = Answers.TryGet(input.Observations.Values(fields.Question, row), out var answer);
            fields.Give(actions, row, LegalActions.AnswerOrFirst(input.Observations, fields, row, known ? answer : majority));
        }
    }

    /// <inheritdoc/>
    public void Dispose() { }
}
