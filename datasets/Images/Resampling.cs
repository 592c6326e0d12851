using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>
/// Separable resizing with a triangle filter whose width grows with the reduction
/// (antialiased bilinear interpolation; Turkowski, "Filters for common resampling tasks", 1990). Computed in single
/// precision, each sum in the order of its taps and without fused operations: the same bytes on every machine, whatever
/// the width of its vectors.
/// </summary>
internal static class Resampling
{
    private const int Stored = RowQuads.Stored;
    private const int Delivered = 3;

    private const int Rows = RowQuads.Rows;
    private const int Quad = RowQuads.Quad;

    // Rows that are resized together: two vectors for each weight that is loaded.
    private const int Band = 2 * Rows;

    /// <summary>Resizes opaque RGBA to RGB.</summary>
    /// <param name="source">The stored samples.</param>
    /// <param name="width">Their columns.</param>
    /// <param name="height">Their rows.</param>
    /// <param name="target">Receives the resized samples.</param>
    /// <param name="to">Their shape.</param>
    public static void Resize(ReadOnlySpan<byte> source, int width, int height, Span<byte> target, ImageShape to)
    {
        if (width == to.Width && height == to.Height)
        {
            CopyRgb(source, target);
            return;
        }

        var stride = to.Width * Stored;
        var scratch = ArrayPool<float>.Shared.Rent((2 * width * Quad) + (Band * stride) + (to.Height * stride) + Quad);
        try
        {
            // A vector that lies across two cache lines takes twice as long to load.
            var aligned = scratch.AsSpan(Misaligned(scratch));
            var quads = aligned[..(2 * width * Quad)];
            var lines = aligned.Slice(quads.Length, Band * stride);
            var sums = aligned.Slice(quads.Length + lines.Length, to.Height * stride);
            var columns = Taps.Of(width, to.Width);
            var rows = (width, to.Width) == (height, to.Height) ? columns : Taps.Of(height, to.Height);
            var topmost = 0;
            for (var y = 0; y < height; y += Band)
            {
                var count = Math.Min(Band, height - y);
                Interleave(MemoryMarshal.Cast<byte, uint>(source.Slice(y * width * Stored, count * width * Stored)), width, count, quads);
                Narrow(quads, lines, columns, (nuint)(width * Quad));
                RowSums.Accumulate(y, count, lines, rows, sums, ref topmost);
            }

            Round(sums, target);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scratch);
        }
    }

    /// <summary>Numbers before the first that a vector begins at. Only speed hangs on it, so it does no harm should the array be moved.</summary>
    private static int Misaligned(float[] numbers)
    {
        var address = (nuint)Unsafe.ByteOffset(in Unsafe.NullRef<float>(), in MemoryMarshal.GetArrayDataReference(numbers));
        return (Quad - (int)(address / sizeof(float) % Quad)) % Quad;
    }

    private static void CopyRgb(ReadOnlySpan<byte> rgba, Span<byte> rgb)
    {
        for (int from = 0, to = 0; from < rgba.Length; from += Stored, to += Delivered)
        {
            rgb[to] = rgba[from];
            rgb[to + 1] = rgba[from + 1];
            rgb[to + 2] = rgba[from + 2];
        }
    }

    /// <summary>A band as two quads of rows; the second holds what it held where the band is shorter.</summary>
    private static void Interleave(ReadOnlySpan<uint> pixels, int width, int count, Span<float> quads)
    {
        RowQuads.Interleave(pixels, width, Math.Min(Rows, count), quads);
        if (count > Rows)
        {
            RowQuads.Interleave(pixels[(Rows * width)..], width, count - Rows, quads[(width * Quad)..]);
        }
    }

    /// <summary>Resizes interleaved rows and parts them again, one after another.</summary>
    private static void Narrow(ReadOnlySpan<float> quads, Span<float> lines, Taps columns, nuint second)
    {
        ref var source = ref MemoryMarshal.GetReference(quads);
        ref var target = ref MemoryMarshal.GetReference(lines);
        var stride = (nuint)(columns.Count * Stored);
        for (var x = 0; x < columns.Count; x++)
        {
            var at = (nuint)(columns.First(x) * Quad);
            var (upper, lower) = (Vector512<float>.Zero, Vector512<float>.Zero);
            foreach (var weight in columns.Weights(x))
            {
                var wide = Vector512.Create(weight);
                upper += wide * Vector512.LoadUnsafe(ref source, at);
                lower += wide * Vector512.LoadUnsafe(ref source, at + second);
                at += Quad;
            }

            Part(upper, ref target, (nuint)(x * Stored), stride);
            Part(lower, ref target, (nuint)(x * Stored) + (Rows * stride), stride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Part(Vector512<float> column, ref float target, nuint to, nuint stride)
    {
        column.GetLower().GetLower().StoreUnsafe(ref target, to);
        column.GetLower().GetUpper().StoreUnsafe(ref target, to + stride);
        column.GetUpper().GetLower().StoreUnsafe(ref target, to + (2 * stride));
        column.GetUpper().GetUpper().StoreUnsafe(ref target, to + (3 * stride));
    }

    private static void Round(ReadOnlySpan<float> sums, Span<byte> target)
    {
        ref var source = ref MemoryMarshal.GetReference(sums);
        var (from, to) = (0, 0);

        // Sixteen bytes are written of which twelve count; the next ones overwrite the rest.
        for (; from + Quad <= sums.Length && to + Vector128<byte>.Count <= target.Length; from += Quad, to += Rows * Delivered)
        {
            var value = Vector512.LoadUnsafe(ref source, (nuint)from) + Vector512.Create(0.5f);
            var whole = Vector512.ConvertToInt32(Vector512.Min(Vector512.Max(value, Vector512<float>.Zero), Vector512.Create(255f))).AsUInt32();
            var words = Vector256.Narrow(whole.GetLower(), whole.GetUpper());
            Vector128.Shuffle(
                Vector128.Narrow(words.GetLower(), words.GetUpper()),
                Vector128.Create((byte)0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 3, 7, 11, 15)).CopyTo(target[to..]);
        }

        for (; from < sums.Length; from += Stored, to += Delivered)
        {
            var value = Vector128.LoadUnsafe(ref source, (nuint)from) + Vector128.Create(0.5f);
            var whole = Vector128.ConvertToInt32(Vector128.Min(Vector128.Max(value, Vector128<float>.Zero), Vector128.Create(255f)));
            target[to] = (byte)whole.GetElement(0);
            target[to + 1] = (byte)whole.GetElement(1);
            target[to + 2] = (byte)whole.GetElement(2);
        }
    }
}
