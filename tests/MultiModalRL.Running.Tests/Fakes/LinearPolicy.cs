using MultiModalRL.Core;

namespace MultiModalRL.Running.Tests;

/// <summary>Takes the legal action with the greatest weight, after noise that depends on the row's key alone.</summary>
internal sealed class LinearPolicy(EnvironmentSpec spec, double[] weights, double noise) : IPolicy
{
    private readonly Field<int> chosen = spec.Action.Field<int>(EnvironmentSpec.ActionField);

    public CompositeSpace Extras => CompositeSpace.Empty;

    public PolicyState CreateState(int rows) => new(rows);

    public void Act(PolicyInput input, PolicyState state, Columns actions, Columns extras)
    {
        for (var row = 0; row < input.Observations.Count; row++)
        {
            var random = new RandomStream(input.Keys[row]);
            var legal = input.Observations.Values(spec.LegalActions!.Value, row);
            var best = -1;
            var bestScore = double.NegativeInfinity;
            for (var action = 0; action < legal.Length; action++)
            {
                var score = weights[action] + noise * random.NextDouble();
                if (legal[action] == 1 && score > bestScore)
                {
                    (best, bestScore) = (action, score);
                }
            }

            actions.Values(chosen, row)[0] = best;
        }
    }

    public void Dispose()
    {
    }
}
