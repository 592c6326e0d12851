using System.Runtime.InteropServices;
using MultiModalRL.Core;
using TorchSharp;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>Acts by a network: draws from its distribution, or takes the most probable action.</summary>
internal sealed class ActorCriticPolicy : IPolicy
{
    private readonly ActorCritic network;
    private readonly ulong seed;
    private readonly bool greedy;
    private readonly Field<float>? draw;
    private RecurrentState? acted;

    /// <summary>Makes a policy.</summary>
    /// <param name="network">The network; not owned.</param>
    /// <param name="seed">The seed of the draws.</param>
    /// <param name="greedy">Whether nothing is drawn.</param>
    public ActorCriticPolicy(ActorCritic network, ulong seed, bool greedy)
    {
        this.network = network;
        this.seed = seed;
        this.greedy = greedy;
        var real = new BoxSpace([1], float.NegativeInfinity, float.PositiveInfinity);
        NamedSpace[] draws = network.Actions.Draw is { } space ? [space] : [];
        Extras = new CompositeSpace([new("logProbability", real), new("value", real), .. draws]);
        LogProbability = Extras.Field<float>("logProbability");
        Value = Extras.Field<float>("value");
        draw = draws.Length > 0 ? Extras.Field<float>(draws[0].Name) : null;
    }

    public CompositeSpace Extras { get; }

    public Field<float> LogProbability { get; }

    public Field<float> Value { get; }

    /// <summary>Where the extras hold the draws behind the actions, or null.</summary>
    public Field<float>? Draw => draw;

    /// <summary>What is remembered after the latest action [rows, memory]; null where nothing is.</summary>
    public Tensor? Memory => acted?.Memory;

    public PolicyState CreateState(int rows) =>
        network.MemoryWidth == 0 ? new PolicyState(rows) : new RecurrentState(rows, network.MemoryWidth, network.Device);

    public void Act(PolicyInput input, PolicyState state, Columns actions, Columns extras)
    {
        using var scope = NewDisposeScope();
        using var mode = inference_mode();
        acted = state as RecurrentState;
        // What acting makes of observations is kept for learning, so the policy that learns looks at all of them.
        var memory = Recall(input.Starts);
        var output = greedy ? network.GoOn(input.Observations, memory) : network.Forward(input.Observations, memory);
        if (acted is not null)
        {
            acted.Replace(output.Memory!);
        }

        Tell(output.Values, extras.All(Value));
        Choose(input, MemoryMarshal.Cast<byte, float>(Fetched(output.Described).bytes), actions, extras);
    }

    /// <summary>The values V(o) of the observations that follow the latest actions, for bootstrapping.</summary>
    /// <param name="observations">One of each row.</param>
    /// <param name="starts">Whether each is the first of its episode.</param>
    /// <param name="values">Receives them.</param>
    public void Values(Columns observations, ReadOnlySpan<bool> starts, Span<float> values)
    {
        using var scope = NewDisposeScope();
        using var mode = inference_mode();
        Tell(network.Forward(observations, Recall(starts)).Values, values);
    }

    /// <summary>The values of final observations of some rows.</summary>
    /// <param name="finals">The observations.</param>
    /// <param name="rows">The row that each belongs to.</param>
    /// <param name="values">Receives them.</param>
    public void FinalValues(Columns finals, ReadOnlySpan<int> rows, Span<float> values)
    {
        using var scope = NewDisposeScope();
        using var mode = inference_mode();
        var memory = acted?.Memory.index_select(0, Indices.Of(rows, 1, network.Device).squeeze(1));
        Tell(network.Forward(finals, memory).Values, values);
    }

    public void Dispose() { }

    private void Tell(Tensor values, Span<float> told) => MemoryMarshal.Cast<byte, float>(Fetched(values).bytes).CopyTo(told);

    private Tensor Fetched(Tensor tensor) => network.Device.type == DeviceType.CPU ? tensor : tensor.cpu();

    // An episode that starts remembers nothing.
    private Tensor? Recall(ReadOnlySpan<bool> starts)
    {
        if (acted is null)
        {
            return null;
        }

        var mask = empty(starts.Length, 1, ScalarType.Float32);
        var keep = MemoryMarshal.Cast<byte, float>(mask.bytes);
        for (var row = 0; row < keep.Length; row++)
        {
            keep[row] = starts[row] ? 0 : 1;
        }

        return acted.Memory.mul(mask.to(network.Device));
    }

    private void Choose(PolicyInput input, ReadOnlySpan<float> described, Columns actions, Columns extras)
    {
        var width = network.Actions.Width;
        var logProbabilities = extras.All(LogProbability);
        for (var row = 0; row < input.Observations.Count; row++)
        {
            var choices = described.Slice(row * width, width);
            var drawn = draw is { } field ? extras.Values(field, row) : [];
            logProbabilities[row] = greedy
                ? network.Actions.Greedy(choices, actions, drawn, row)
                : network.Actions.Sample(choices, new RandomStream(RandomStream.Combine(input.Keys[row], seed)), actions, drawn, row);
        }
    }
}
