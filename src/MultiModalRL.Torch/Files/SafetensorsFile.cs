using System.Buffers.Binary;
using System.Collections.Immutable;
using MultiModalRL.Core;
using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>A safetensors file opened for reading: its header is checked whole, tensors are read when asked for.</summary>
public sealed class SafetensorsFile : IDisposable
{
    private const int PrefixLength = 8;

    private readonly FileStream stream;
    private readonly SafetensorsHeader header;
    private readonly ImmutableDictionary<string, SafetensorsEntry> byName;
    private readonly long start;

    private SafetensorsFile(FileStream stream, SafetensorsHeader header, long start)
    {
        this.stream = stream;
        this.header = header;
        this.start = start;
        byName = header.Tensors.ToImmutableDictionary(tensor => tensor.Name);
    }

    /// <summary>The tensors in the order of their bytes.</summary>
    public ImmutableArray<SafetensorsEntry> Tensors => header.Tensors;

    /// <summary>Free text by name.</summary>
    public ImmutableSortedDictionary<string, string> Metadata => header.Metadata;

    /// <summary>Opens a file.</summary>
    /// <exception cref="InputException">It cannot be opened, or breaks a rule of the format; the message names it.</exception>
    public static SafetensorsFile Open(string path)
    {
        FileStream? stream = null;
        try
        {
            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            var header = ReadHeader(stream);
            return new SafetensorsFile(stream, header, stream.Position);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            stream?.Dispose();
            throw new InputException($"{path}: {broken.Message}", broken);
        }
    }

    /// <summary>Writes tensors under their names, atomically: the path holds the old file or the whole new one.</summary>
    /// <exception cref="ArgumentException">A name comes twice.</exception>
    public static void Write(
        string path, IReadOnlyList<(string Name, Tensor Tensor)> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        var header = Describe(tensors, metadata).Format();
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
            {
                Span<byte> prefix = stackalloc byte[PrefixLength];
                BinaryPrimitives.WriteInt64LittleEndian(prefix, header.Length);
                stream.Write(prefix);
                stream.Write(header);
                foreach (var (_, tensor) in tensors)
                {
                    TensorBytes.Use(tensor, bytes => stream.Write(bytes));
                }

                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>A tensor's entry; false where the file has none of that name.</summary>
    public bool TryFind(string name, out SafetensorsEntry entry) => byName.TryGetValue(name, out entry);

    /// <summary>Reads a tensor on the processor; it belongs to the caller's dispose scope.</summary>
    /// <exception cref="InputException">The file has none of that name, or was cut short meanwhile.</exception>
    public Tensor Read(string name)
    {
        var entry = Entry(name);
        var tensor = empty(entry.Shape.AsSpan(), entry.Type);
        ReadInto(entry, tensor.bytes);
        return tensor;
    }

    /// <summary>Overwrites a tensor of the same type and shape in place, on its device.</summary>
    /// <exception cref="InputException">The file has none of that name, or another type or shape.</exception>
    public void ReadInto(string name, Tensor tensor)
    {
        var entry = Entry(name);
        if (entry.Type != tensor.dtype || !entry.Shape.AsSpan().SequenceEqual(tensor.shape))
        {
            throw new InputException(
                $"{stream.Name}: {name} is {entry.Type} [{string.Join(", ", entry.Shape)}]: expected {tensor.dtype} [{string.Join(", ", tensor.shape)}]");
        }

        TensorBytes.Fill(tensor, bytes => ReadInto(entry, bytes));
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => stream.Dispose();

    private static SafetensorsHeader Describe(
        IReadOnlyList<(string Name, Tensor Tensor)> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        var entries = ImmutableArray.CreateBuilder<SafetensorsEntry>(tensors.Count);
        var names = new HashSet<string>();
        var offset = 0L;
        foreach (var (name, tensor) in tensors)
        {
            if (!names.Add(name) || name == "__metadata__")
            {
                throw new ArgumentException($"tensor name '{name}' is taken");
            }

            var length = tensor.numel() * SafetensorsTypes.Size(tensor.dtype);
            entries.Add(new SafetensorsEntry(name, tensor.dtype, [.. tensor.shape], offset, length));
            offset += length;
        }

        return new SafetensorsHeader(
            entries.MoveToImmutable(), (metadata ?? ImmutableDictionary<string, string>.Empty).ToImmutableSortedDictionary());
    }

    private static SafetensorsHeader ReadHeader(FileStream stream)
    {
        Span<byte> prefix = stackalloc byte[PrefixLength];
        if (stream.ReadAtLeast(prefix, PrefixLength, throwOnEndOfStream: false) < PrefixLength)
        {
            throw new InvalidDataException("shorter than the 8 bytes of a safetensors prefix");
        }

        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        var left = stream.Length - PrefixLength;
        if (length > SafetensorsHeader.MaximumLength || (long)length > left)
        {
            throw new InvalidDataException(
                $"the header's length is {length}: expected at most {Math.Min(left, SafetensorsHeader.MaximumLength)} bytes");
        }

        var json = new byte[length];
        stream.ReadExactly(json);
        return SafetensorsHeader.Parse(json, left - (long)length);
    }

    private SafetensorsEntry Entry(string name) => byName.TryGetValue(name, out var entry)
        ? entry
        : throw new InputException($"{stream.Name} has no tensor '{name}'");

    private void ReadInto(SafetensorsEntry entry, Span<byte> bytes)
    {
        try
        {
            stream.Position = start + entry.Offset;
            stream.ReadExactly(bytes);
        }
        catch (IOException cut)
        {
            throw new InputException($"{stream.Name}: {entry.Name} cannot be read: {cut.Message}", cut);
        }
    }
}
