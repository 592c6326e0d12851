using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>A rollout on the device, of which minibatches are taken.</summary>
internal sealed class RolloutTensors : IDisposable
{
    private readonly ActorCritic network;
    private readonly HostTensor<float> numbers;
    private readonly HostTensor<long> places;
    private readonly float[] packed;
    private Tensor held = empty(0);
    private Tensor chosen = empty(0);

    public RolloutTensors(ActorCritic network, int capacity)
    {
        this.network = network;
        packed = new float[Columns * capacity];
        numbers = new HostTensor<float>(Columns * capacity, 1, ScalarType.Float32, network.Device);
        places = new HostTensor<long>(capacity, 1, ScalarType.Int64, network.Device);
    }

    private static int Columns => 5;

    /// <summary>Takes a rollout up; its tensors belong to the caller's dispose scope.</summary>
    public void Load(Rollout rollout, Tensor? memory)
    {
        network.Keep(rollout.Observations, rollout.Starts, memory);
        chosen = network.Actions.Chosen(rollout.Actions, rollout.Draws, network.Device);
        Pack(rollout.LogProbabilities, 0);
        Pack(rollout.Values, 1);
        Pack(rollout.Advantages, 2);
        Pack(rollout.Returns, 3);
        Pack(rollout.Weights, 4);
        held = numbers.Load(packed).reshape(-1, Columns);
    }

    /// <summary>A minibatch, looked at by the network as it is now.</summary>
    public RolloutBatch Select(ReadOnlySpan<long> which)
    {
        var index = places.Load(which).squeeze(1);
        var output = network.Forward(which, index);
        using var columns = held.index_select(0, index);
        using var actions = chosen.index_select(0, index);
        return new RolloutBatch(
            output, network.Actions.LogProbability(output.Described, actions), network.Actions.Entropy(output.Described),
            columns.select(1, 0), columns.select(1, 1), columns.select(1, 2), columns.select(1, 3), columns.select(1, 4), index);
    }

    public void Dispose()
    {
        numbers.Dispose();
        places.Dispose();
    }

    private void Pack(float[] values, int column)
    {
        for (var i = 0; i < values.Length; i++)
        {
            packed[i * Columns + column] = values[i];
        }
    }
}
