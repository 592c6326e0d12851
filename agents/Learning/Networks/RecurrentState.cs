using MultiModalRL.Core;
using TorchSharp;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>What a recurrent policy remembers: float [rows, memory] on the device.</summary>
internal sealed class RecurrentState : PolicyState
{
    public RecurrentState(int rows, int width, torch.Device device) : base(rows) =>
        Memory = zeros(rows, width, ScalarType.Float32, device).DetachFromDisposeScope();

    /// <summary>What is remembered, before episodes that start forget it.</summary>
    public Tensor Memory { get; private set; }

    /// <summary>Remembers instead.</summary>
    public void Replace(Tensor memory)
    {
        Memory.Dispose();
        Memory = memory.DetachFromDisposeScope();
    }

    /// <inheritdoc/>
    public override void Save(BinaryWriter writer)
    {
        using var host = Memory.cpu();
        writer.Write(host.bytes);
    }

    /// <inheritdoc/>
    public override void Load(BinaryReader reader)
    {
        using var host = empty(Memory.shape, ScalarType.Float32);
        reader.BaseStream.ReadExactly(host.bytes);
        Memory.copy_(host);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        Memory.Dispose();
        base.Dispose(disposing);
    }
}
