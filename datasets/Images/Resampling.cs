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
        var scratch = ArrayPool<float>.Shared.Rent((width * Quad) + (Rows * stride) + (to.Height * stride));
        try
        {
            var quads = scratch.AsSpan(0, width * Quad);
            var lines = scratch.AsSpan(quads.Length, Rows * stride);
            var sums = scratch.AsSpan(quads.Length + lines.Length, to.Height * stride);
            sums.Clear();
            var columns = Taps.Of(width, to.Width);
            var rows = (width, to.Width) == (height, to.Height) ? columns : Taps.Of(height, to.Height);
            var topmost = 0;
            for (var y = 0; y < height; y += Rows)
            {
                var count = Math.Min(Rows, height - y);
                RowQuads.Interleave(MemoryMarshal.Cast<byte, uint>(source.Slice(y * width * Stored, count * width * Stored)), width, count, quads);
                Narrow(quads, lines, columns);
                for (var row = 0; row < count; row++)
                {
                    Accumulate(y + row, lines.Slice(row * stride, stride), rows, sums, ref topmost);
                }
            }

            Round(sums, target);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scratch);
        }
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

    /// <summary>Resizes interleaved rows and parts them again, one after another.</summary>
    private static void Narrow(ReadOnlySpan<float> quads, Span<float> lines, Taps columns)
    {
        ref var source = ref MemoryMarshal.GetReference(quads);
        ref var target = ref MemoryMarshal.GetReference(lines);
        var stride = (nuint)(columns.Count * Stored);
        for (var x = 0; x < columns.Count; x++)
        {
            var at = (nuint)(columns.First(x) * Quad);
            var sum = Vector512<float>.Zero;
            foreach (var weight in columns.Weights(x))
            {
                sum += Vector512.Create(weight) * Vector512.LoadUnsafe(ref source, at);
                at += Quad;
            }

            var to = (nuint)(x * Stored);
            sum.GetLower().GetLower().StoreUnsafe(ref target, to);
            sum.GetLower().GetUpper().StoreUnsafe(ref target, to + stride);
            sum.GetUpper().GetLower().StoreUnsafe(ref target, to + (2 * stride));
            sum.GetUpper().GetUpper().StoreUnsafe(ref target, to + (3 * stride));
        }
    }

    /// <summary>Adds a narrowed row to all the rows that it is a part of; rows come in rising order.</summary>
    private static void Accumulate(int y, ReadOnlySpan<float> line, Taps rows, Span<float> sums, ref int topmost)
    {
        while (topmost < rows.Count && rows.First(topmost) + rows.Weights(topmost).Length <= y)
        {
            topmost++;
        }

        for (var row = topmost; row < rows.Count && rows.First(row) <= y; row++)
        {
            Add(line, rows.Weights(row)[y - rows.First(row)], sums.Slice(row * line.Length, line.Length));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ReadOnlySpan<float> line, float weight, Span<float> sums)
    {
        ref var source = ref MemoryMarshal.GetReference(line);
        ref var target = ref MemoryMarshal.GetReference(sums);
        var (end, x) = ((nuint)line.Length, (nuint)0);
        for (var wide = Vector512.Create(weight); x + Quad <= end; x += Quad)
        {
            (Vector512.LoadUnsafe(ref target, x) + (wide * Vector512.LoadUnsafe(ref source, x))).StoreUnsafe(ref target, x);
        }

        for (var narrow = Vector128.Create(weight); x < end; x += Stored)
        {
            (Vector128.LoadUnsafe(ref target, x) + (narrow * Vector128.LoadUnsafe(ref source, x))).StoreUnsafe(ref target, x);
        }
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
