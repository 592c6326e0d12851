using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>Moves a tensor's bytes (row-major, little-endian) between a device and a stream.</summary>
public static class TensorBytes
{
    /// <summary>Writes all elements.</summary>
    public static void Write(Tensor tensor, BinaryWriter writer) => Use(tensor, bytes => writer.Write(bytes));

    /// <summary>Overwrites all elements.</summary>
    /// <exception cref="EndOfStreamException">The stream has fewer bytes.</exception>
    public static void Read(Tensor tensor, BinaryReader reader) => Fill(tensor, bytes => reader.BaseStream.ReadExactly(bytes));

    /// <summary>Shows the elements' bytes to an action.</summary>
    public static void Use(Tensor tensor, SpanAction action)
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        var host = tensor.detach().cpu().contiguous();
        action(host.bytes);
        GC.KeepAlive(host);
    }

    /// <summary>Lets an action write the elements' bytes, then takes them over into the tensor, in place.</summary>
    public static void Fill(Tensor tensor, SpanAction action)
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        var host = empty(tensor.shape, tensor.dtype);
        action(host.bytes);
        tensor.copy_(host);
    }

    /// <summary>Works on a tensor's bytes.</summary>
    public delegate void SpanAction(Span<byte> bytes);
}
