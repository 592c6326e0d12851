using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>
/// The images of a NumPy array file (<c>.npy</c> of format 1.0 or 2.0): uint8, in C order, of the shape
/// (images, height, width, 3). They stay in the file and are read when asked for. Thread-safe; whoever opened it disposes it.
/// </summary>
public sealed class NpyFile : IImageStore, IDisposable
{
    private const int MaxHeaderBytes = 1 << 16;
    private const int MaxImageBytes = 1 << 28;

    private readonly string path;
    private readonly SafeFileHandle handle;
    private readonly ChannelOrder order;
    private readonly long start;

    private NpyFile(string path, SafeFileHandle handle, ChannelOrder order)
    {
        this.path = path;
        this.handle = handle;
        this.order = order;
        (start, Count, Shape) = Layout();
    }

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public ImageShape Shape { get; }

    /// <summary>Opens a file and reads its header.</summary>
    /// <param name="path">The file.</param>
    /// <param name="order">How it stores pixels; they are delivered as RGB.</param>
    /// <exception cref="InputException">Missing, another format, type, order or shape, or not as long as its header says.</exception>
    public static NpyFile Open(string path, ChannelOrder order = ChannelOrder.Rgb)
    {
        var handle = InputFile.Open(path);
        try
        {
            return new(path, handle, order);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Read(ReadOnlySpan<int> handles, Span<byte> pixels)
    {
        for (var i = 0; i < handles.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(handles[i], nameof(handles));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(handles[i], Count, nameof(handles));
            var image = pixels.Slice(i * Shape.Size, Shape.Size);
            ReadExactly(image, start + ((long)handles[i] * Shape.Size), $"image {handles[i]}");
            if (order == ChannelOrder.Bgr)
            {
                for (var pixel = 0; pixel < image.Length; pixel += 3)
                {
                    (image[pixel], image[pixel + 2]) = (image[pixel + 2], image[pixel]);
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => handle.Dispose();

    private (long Start, int Count, ImageShape Shape) Layout()
    {
        var (text, first) = ReadHeader();
        var header = NpyHeader.Parse(text) ?? throw new InputException(
            $"{path} has a damaged header: expected {{'descr': '|u1', 'fortran_order': False, 'shape': (N, H, W, 3), }}");
        if (header.Type != "|u1" || header.IsFortran || header.Shape is not [>= 1 and <= int.MaxValue, >= 1 and <= MaxImageBytes, >= 1 and <= MaxImageBytes, 3])
        {
            throw new InputException(
                $"{path} is an array of {Quoted.OneLine(header.Type)}, {(header.IsFortran ? "Fortran" : "C")} order, "
                + $"shape ({string.Join(", ", header.Shape)}): expected |u1, C order, shape (N, H, W, 3)");
        }

        // Each factor is below 2³¹, so the products of two are exact.
        var imageBytes = header.Shape[1] * header.Shape[2] > MaxImageBytes / 3 ? -1 : header.Shape[1] * header.Shape[2] * 3;
        var length = RandomAccess.GetLength(handle);
        return imageBytes > 0 && header.Shape[0] * imageBytes == length - first
            ? (first, (int)header.Shape[0], new((int)header.Shape[1], (int)header.Shape[2], 3))
            : throw new InputException(
                $"{path} has {length - first} bytes after its header: expected those of shape ({string.Join(", ", header.Shape)})");
    }

    private (byte[] Text, long Start) ReadHeader()
    {
        Span<byte> head = stackalloc byte[12];
        ReadExactly(head, 0, "its header");
        if (!head.StartsWith(Magic) || head[6] is not (1 or 2) || head[7] != 0)
        {
            throw new InputException($"{path} is no NumPy array file of format 1.0 or 2.0");
        }

        var (size, start) = head[6] == 1
            ? (BinaryPrimitives.ReadUInt16LittleEndian(head[8..]), 10L)
            : (BinaryPrimitives.ReadUInt32LittleEndian(head[8..]), 12L);
        if (size > MaxHeaderBytes)
        {
            throw new InputException($"{path} has a header of {size} bytes: expected at most {MaxHeaderBytes}");
        }

        var text = new byte[size];
        ReadExactly(text, start, "its header");
        return (text, start + size);
    }

    private void ReadExactly(Span<byte> target, long position, string what)
    {
        while (!target.IsEmpty)
        {
            var read = RandomAccess.Read(handle, target, position);
            if (read == 0)
            {
                throw new InputException($"{path} is truncated: it ends within {what}");
            }

            target = target[read..];
            position += read;
        }
    }
}
