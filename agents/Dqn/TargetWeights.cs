using MultiModalRL.Torch;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>
/// The target network of Mnih et al. (2015) as a second vector of weights that the one network computes with for a
/// while: images, moments and buffers are there once.
/// </summary>
internal sealed class TargetWeights : IDisposable
{
    private readonly FlatParameters parameters;
    private readonly Tensor target;
    private readonly Tensor learned;

    /// <summary>Starts with the weights as they are.</summary>
    public TargetWeights(FlatParameters parameters)
    {
        this.parameters = parameters;
        target = zeros_like(parameters.Values).DetachFromDisposeScope();
        learned = zeros_like(parameters.Values).DetachFromDisposeScope();
        Follow(1);
    }

    /// <summary>Computes something with the target's weights in the network's place.</summary>
    public Tensor Use(Func<Tensor> compute)
    {
        using var untracked = no_grad();
        learned.copy_(parameters.Values);
        parameters.Overwrite(target);
        try
        {
            return compute();
        }
        finally
        {
            parameters.Overwrite(learned);
        }
    }

    /// <summary>θ⁻ ← (1 − τ) θ⁻ + τ θ; a copy at τ = 1.</summary>
    public void Follow(double share)
    {
        using var untracked = no_grad();
        if (share >= 1)
        {
            target.copy_(parameters.Values);
            return;
        }

        Ops.ScaleInPlace(target, 1 - share);
        Ops.AddScaledInPlace(target, parameters.Values, share);
    }

    public void Save(BinaryWriter writer) => TensorBytes.Write(target, writer);

    public void Load(BinaryReader reader) => TensorBytes.Read(target, reader);

    public void Dispose()
    {
        target.Dispose();
        learned.Dispose();
    }
}
