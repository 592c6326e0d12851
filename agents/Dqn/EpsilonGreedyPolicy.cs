using System.Runtime.InteropServices;
using MultiModalRL.Core;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>Takes the action of the largest value, but for a share of draws among the legal ones.</summary>
/// <param name="network">The network, whose actions are a single choice; not owned.</param>
/// <param name="dueling">How its outputs are values.</param>
/// <param name="seed">The seed of the draws.</param>
/// <param name="goesOn">Whether what was made of an episode's step before is gone on with: where nobody learns from its steps.</param>
internal sealed class EpsilonGreedyPolicy(ActorCritic network, bool dueling, ulong seed, bool goesOn = false) : IPolicy
{
    private readonly ISingleChoice choice = (ISingleChoice)network.Actions;

    /// <summary>ε.</summary>
    public double Epsilon { get; set; }

    /// <summary>1 where the action was drawn to explore, in <see cref="Extras"/>.</summary>
    public Field<byte> Drawn { get; } = new(Index: 0, Width: 1);

    public CompositeSpace Extras { get; } = new([new("drawn", new MultiBinarySpace(1))]);

    public PolicyState CreateState(int rows) => new(rows);

    public void Act(PolicyInput input, PolicyState state, Columns actions, Columns extras)
    {
        using var scope = NewDisposeScope();
        using var mode = inference_mode();
        var output = goesOn ? network.GoOn(input.Observations, null) : network.Forward(input.Observations, null);
        using var host = ActionValues.Of(output, dueling).cpu();
        var values = MemoryMarshal.Cast<byte, float>(host.bytes);
        var width = network.Actions.Width;
        for (var row = 0; row < input.Observations.Count; row++)
        {
            var random = new RandomStream(RandomStream.Combine(input.Keys[row], seed));
            choice.Take(EpsilonGreedy.Choose(values.Slice(row * width, width), Epsilon, random, out var drawn), actions, row);
            extras.Values(Drawn, row)[0] = (byte)(drawn ? 1 : 0);
        }
    }

    public void Dispose() { }
}
