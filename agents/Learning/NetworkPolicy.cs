using System.Runtime.InteropServices;
using MultiModalRL.Core;
using MultiModalRL.Torch;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>Acts by a network: draws from its distribution, or takes the greedy action of the likelier group.</summary>
internal sealed class NetworkPolicy : IPolicy
{
    private readonly QuestionAnsweringNetwork network;
    private readonly ulong seed;
    private readonly bool greedy;
    private ObservationTensors? tensors;
    private int capacity;

    public NetworkPolicy(QuestionAnsweringNetwork network, ulong seed, bool greedy)
    {
        this.network = network;
        this.seed = seed;
        this.greedy = greedy;
        var real = new BoxSpace([1], float.NegativeInfinity, float.PositiveInfinity);
        Extras = new CompositeSpace([new("logProbability", real), new("value", real)]);
        LogProbability = Extras.Field<float>("logProbability");
        Value = Extras.Field<float>("value");
    }

    public CompositeSpace Extras { get; }

    public Field<float> LogProbability { get; }

    public Field<float> Value { get; }

    public PolicyState CreateState(int rows) => new(rows);

    public void Act(PolicyInput input, PolicyState state, Columns actions, Columns extras)
    {
        using var scope = NewDisposeScope();
        using var mode = inference_mode();
        var (distribution, values) = Forward(input.Observations);
        using var hostActions = distribution.Actions.cpu();
        using var hostValues = values.cpu();
        var logProbabilities = MemoryMarshal.Cast<byte, float>(hostActions.bytes);
        var width = logProbabilities.Length / input.Observations.Count;
        MemoryMarshal.Cast<byte, float>(hostValues.bytes).CopyTo(extras.All(Value));
        var chosen = actions.All(network.Fields.Action);
        var chosenLogProbabilities = extras.All(LogProbability);
        for (var row = 0; row < input.Observations.Count; row++)
        {
            var choices = logProbabilities.Slice(row * width, width);
            var place = greedy
                ? Categorical.Greedy(choices, network.Fields.Answers.Count)
                : Categorical.Sample(choices, new RandomStream(RandomStream.Combine(input.Keys[row], seed)));
            chosen[row] = network.ActionAt(place);
            chosenLogProbabilities[row] = choices[place];
        }
    }

    /// <summary>The values V(o) of observations, for bootstrapping.</summary>
    public void Values(Columns observations, Span<float> values)
    {
        using var scope = NewDisposeScope();
        using var mode = inference_mode();
        using var host = Forward(observations).Values.cpu();
        MemoryMarshal.Cast<byte, float>(host.bytes).CopyTo(values);
    }

    public void Dispose() => tensors?.Dispose();

    private (ActionLogits Distribution, Tensor Values) Forward(Columns observations)
    {
        if (observations.Capacity > capacity)
        {
            tensors?.Dispose();
            capacity = observations.Capacity;
            tensors = network.Tensors(capacity);
        }

        var model = tensors!.Load(observations, network.Pixels(observations));
        var output = network.Model.Forward(model);
        return (ActionLogits.Of(output, network.LegalLooks(model)), output.Values);
    }
}
