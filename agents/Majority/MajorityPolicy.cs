using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>Gives one and the same answer to everything, at once.</summary>
/// <param name="fields">The environment's keys.</param>
public sealed class MajorityPolicy(QuestionAnsweringFields fields) : IPolicy
{
    /// <inheritdoc/>
    public CompositeSpace Extras => CompositeSpace.Empty;

    /// <summary>The answer, 0 … answers − 1; null until it was fitted or loaded. Where it is illegal the first answer is given.</summary>
    public int? Answer { get; internal set; }

    /// <inheritdoc/>
    public PolicyState CreateState(int rows) => new(rows);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">There is no answer yet.</exception>
    public void Act(PolicyInput input, PolicyState state, Columns actions, Columns extras)
    {
        var answer = Answer ?? throw new InvalidOperationException("the majority answer is neither fitted nor loaded");
        for (var row = 0; row < input.Observations.Count; row++)
        {
            fields.Give(actions, row, LegalActions.AnswerOrFirst(input.Observations, fields, row, answer));
        }
    }

    /// <inheritdoc/>
    public void Dispose() { }
}
