using MultiModalRL.Torch;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>Remembers the weights of the lowest validation loss and says when it no longer falls.</summary>
/// <param name="parameters">What is trained; not owned.</param>
/// <param name="patience">Validations without a lower loss before learning is over.</param>
internal sealed class ValidationPlateau(FlatParameters parameters, int patience) : IDisposable
{
    private readonly Tensor best = zeros_like(parameters.Values).DetachFromDisposeScope();
    private double lowest = double.PositiveInfinity;
    private int worse;

    /// <summary>Takes in a loss. False when learning is over; the weights are then the best ones.</summary>
    public bool Continue(double loss)
    {
        using var untracked = no_grad();
        if (loss < lowest)
        {
            (lowest, worse) = (loss, 0);
            best.copy_(parameters.Values);
            return true;
        }

        if (++worse < patience)
        {
            return true;
        }

        parameters.Overwrite(best);
        return false;
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(lowest);
        writer.Write(worse);
        TensorBytes.Write(best, writer);
    }

    public void Load(BinaryReader reader)
    {
        lowest = reader.ReadDouble();
        worse = reader.ReadInt32();
        TensorBytes.Read(best, reader);
    }

    public void Dispose() => best.Dispose();
}
