using System.Diagnostics.CodeAnalysis;
using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>
/// Looks until the most probable answer is at least as probable as the threshold, or nothing is left to look at, and
/// gives that answer. The model runs once a step, on all rows.
/// </summary>
public sealed class ThresholdPolicy : IPolicy
{
    private readonly EnvironmentSpec environment;
    private readonly QuestionAnsweringFields fields;
    private readonly IAnswerModel model;
    private CellOrder order;

    /// <summary>Makes the policy.</summary>
    /// <param name="environment">A question-answering environment.</param>
    /// <param name="order">Which cell is next.</param>
    /// <param name="seed">What a random order draws from, together with each row's key.</param>
    /// <param name="threshold">τ, 0 … 1.</param>
    /// <param name="model">What tells how likely each answer is. The policy does not own it.</param>
    /// <exception cref="InputException">A contrast order without a thumbnail.</exception>
    public ThresholdPolicy(EnvironmentSpec environment, LookOrder order, ulong seed, double threshold, IAnswerModel model)
    {
        this.environment = environment;
        this.model = model;
        fields = new QuestionAnsweringFields(environment);
        Threshold = threshold;
        Follow(order, seed);
    }

    /// <inheritdoc/>
    public CompositeSpace Extras => CompositeSpace.Empty;

    /// <summary>τ.</summary>
    public double Threshold { get; internal set; }

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
            answering.Add(row);
        }

        var probabilities = answering.Probabilities(model, input.Observations);
        for (var row = 0; row < input.Observations.Count; row++)
        {
            var likely = probabilities.Slice(row * fields.Answers.Count, fields.Answers.Count);
            var answer = Largest.Index(likely);
            var look = likely[answer] >= (float)Threshold ? null : order.NextLook(input, row);
            actions.Values(fields.Action, row)[0] = look ?? fields.Answers.Start + answer;
        }
    }

    /// <inheritdoc/>
    public void Dispose() { }

    /// <summary>Follows another order from the next step on.</summary>
    /// <exception cref="InputException">As for the constructor; the order followed so far then stays.</exception>
    [MemberNotNull(nameof(order))]
    internal void Follow(LookOrder looks, ulong seed)
    {
        order = new CellOrder(environment, looks, seed);
        Seed = seed;
    }
}
