using System.Diagnostics.CodeAnalysis;
using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>
/// Looks until k cells are revealed, then gives the most probable answer. The model runs once a step, on the rows
/// that answer and on no other.
/// </summary>
public sealed class FixedLookPolicy : IPolicy
{
    private readonly EnvironmentSpec environment;
    private readonly QuestionAnsweringFields fields;
    private readonly IAnswerModel model;
    private CellOrder order;
    private int looks;

    /// <summary>Makes the policy.</summary>
    /// <param name="environment">A question-answering environment.</param>
    /// <param name="options">k and the order; where no further look can be had before k, the answer is given there.</param>
    /// <param name="seed">What a random order draws from, together with each row's key.</param>
    /// <param name="model">What tells how likely each answer is. The policy does not own it.</param>
    /// <exception cref="InputException">More looks than cells, or a contrast order without a thumbnail.</exception>
    public FixedLookPolicy(EnvironmentSpec environment, FixedLookOptions options, ulong seed, IAnswerModel model)
    {
        this.environment = environment;
        this.model = model;
        fields = new QuestionAnsweringFields(environment);
        Follow(options, seed);
    }

    /// <inheritdoc/>
    public CompositeSpace Extras => CompositeSpace.Empty;

    /// <summary>What a random order draws from, together with each row's key.</summary>
    public ulong Seed { get; private set; }

    /// <inheritdoc/>
    public PolicyState CreateState(int rows) => new AnsweringState(fields.Answers.Count, rows);

    /// <inheritdoc/>
    public void Act(PolicyInput input, PolicyState state, Columns actions, Columns extras)
    {
        var answering = (AnsweringState)state;
        answering.Clear();
        for (var row = 0; row < input.Observations.Count; row++)
        {
            if (NextLook(input, row) is { } look)
            {
                actions.Values(fields.Action, row)[0] = look;
            }
            else
            {
                answering.Add(row);
            }
        }

        var probabilities = answering.Probabilities(model, input.Observations);
        for (var i = 0; i < answering.AnsweringCount; i++)
        {
            var answer = Largest.Index(probabilities.Slice(i * fields.Answers.Count, fields.Answers.Count));
            actions.Values(fields.Action, answering.Answering[i])[0] = fields.Answers.Start + answer;
        }
    }

    /// <inheritdoc/>
    public void Dispose() { }

    /// <summary>Follows another rule from the next step on.</summary>
    /// <exception cref="InputException">As for the constructor; the rule followed so far then stays.</exception>
    [MemberNotNull(nameof(order))]
    internal void Follow(FixedLookOptions options, ulong seed)
    {
        if (options.Looks < 0 || (fields.Spending is not null && options.Looks > fields.MostSpending))
        {
            throw new InputException(
                $"looks: {options.Looks} cells cannot be looked at in {environment.Id}: expected 0 … {fields.MostSpending}");
        }

        order = new CellOrder(environment, options.Order, seed);
        looks = options.Looks ?? int.MaxValue;
        Seed = seed;
    }

    private int? NextLook(PolicyInput input, int row) =>
        fields.Spent(input.Observations, row) < looks ? order.NextLook(input, row) : null;
}
