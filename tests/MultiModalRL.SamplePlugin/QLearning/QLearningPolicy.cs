using MultiModalRL.Core;

namespace MultiModalRL.SamplePlugin;

/// <summary>Takes the action of the highest value, the first of equals; at random with probability ε.</summary>
internal sealed class QLearningPolicy(QTable table, double exploration) : IPolicy
{
    public CompositeSpace Extras => CompositeSpace.Empty;

    public PolicyState CreateState(int rows) => new(rows);

    public void Act(PolicyInput input, PolicyState state, Columns actions, Columns extras)
    {
        for (var row = 0; row < input.Observations.Count; row++)
        {
            var random = new RandomStream(input.Keys[row]);
            actions.Values(table.Action, row)[0] = random.NextDouble() < exploration
                ? random.NextInt(table.Actions)
                : Best(table.At(input.Observations, row));
        }
    }

    public void Dispose() { }

    private static int Best(ReadOnlySpan<double> values)
    {
        var best = 0;
        for (var action = 1; action < values.Length; action++)
        {
            best = values[action] > values[best] ? action : best;
        }

        return best;
    }
}
