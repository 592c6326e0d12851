using MultiModalRL.Torch;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>
/// The policy that a run began with, which learning is held near to. It is the same network with the weights of then:
/// these are put in for one look at a rollout, and taken out again.
/// </summary>
internal sealed class ReferencePolicy : IDisposable
{
    private readonly FlatParameters parameters;
    private readonly Tensor values;

    /// <summary>Keeps the weights as they are now.</summary>
    public ReferencePolicy(FlatParameters parameters)
    {
        this.parameters = parameters;
        using var untracked = no_grad();
        values = parameters.Values.clone().DetachFromDisposeScope();
    }

    /// <summary>log π_ref of the actions taken [count], 0 where a step is not learned from; belongs to the caller's dispose scope.</summary>
    public Tensor LogProbabilities(RolloutTensors tensors, int count, Minibatches minibatches, ReadOnlySpan<StepSpan> units)
    {
        using var untracked = no_grad();
        var told = zeros(count, ScalarType.Float32, values.device);
        using var scope = NewDisposeScope();
        var current = parameters.Values.clone();
        parameters.Overwrite(values);
        minibatches.Shuffle(0, units);
        for (var number = 0; number < minibatches.Count; number++)
        {
            using var part = NewDisposeScope();
            var batch = tensors.Select(minibatches[number]);
            told.index_copy_(0, batch.Index, batch.LogProbabilities);
        }

        parameters.Overwrite(current);
        return told;
    }

    public void Save(BinaryWriter writer) => TensorBytes.Write(values, writer);

    public void Load(BinaryReader reader) => TensorBytes.Read(values, reader);

    public void Dispose() => values.Dispose();
}
