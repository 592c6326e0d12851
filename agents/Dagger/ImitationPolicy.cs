using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>
/// π_i = β π* + (1 − β) π̂ (Ross et al. 2011, algorithm 3.1): step by step the oracle acts with probability β where its
/// advice is known, else the learned policy does.
/// </summary>
/// <param name="learned">π̂; not owned.</param>
/// <param name="advice">What π* would do.</param>
/// <param name="seed">The seed of the draws.</param>
internal sealed class ImitationPolicy(IPolicy learned, OracleAdvice advice, ulong seed) : IPolicy
{
    /// <summary>β.</summary>
    public double OracleShare { get; set; } = 1;

    public CompositeSpace Extras => learned.Extras;

    public PolicyState CreateState(int rows) => learned.CreateState(rows);

    public void Act(PolicyInput input, PolicyState state, Columns actions, Columns extras)
    {
        learned.Act(input, state, actions, extras);
        for (var row = 0; row < input.Observations.Count; row++)
        {
            var key = input.Keys[row];
            if (advice.IsFor(row, key) && new RandomStream(RandomStream.Combine(key, seed)).NextDouble() < OracleShare)
            {
                advice.Actions.CopyRow(row, actions, row);
            }
        }
    }

    public void Dispose() { }
}
