using System.Buffers;
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
    private const int Stored = 4;
    private const int Delivered = 3;

    /// <summary>Two rows of RGBA together: what one vector holds of a column.</summary>
    private const int Pair = 2 * Stored;

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
        var scratch = ArrayPool<float>.Shared.Rent((width * Pair) + (2 * stride) + (to.Height * stride));
        try
        {
            var pairs = scratch.AsSpan(0, width * Pair);
            var lines = scratch.AsSpan(pairs.Length, 2 * stride);
            var sums = scratch.AsSpan(pairs.Length + lines.Length, to.Height * stride);
            sums.Clear();
            var (columns, rows) = (Taps.Of(width, to.Width), Taps.Of(height, to.Height));
            var topmost = 0;
            for (var y = 0; y < height; y += 2)
            {
                var second = Math.Min(y + 1, height - 1);
                Interleave(source.Slice(y * width * Stored, width * Stored), source.Slice(second * width * Stored, width * Stored), pairs);
                Narrow(pairs, lines, columns);
                Accumulate(y, lines[..stride], rows, sums, ref topmost);
                if (second > y)
                {
                    Accumulate(second, lines[stride..], rows, sums, ref topmost);
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

    /// <summary>Puts the samples of two rows beside each other, column by column, as floating-point numbers.</summary>
    private static void Interleave(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, Span<float> pairs)
    {
        var upper = MemoryMarshal.Cast<byte, uint>(first);
        var lower = MemoryMarshal.Cast<byte, uint>(second);
        ref var target = ref MemoryMarshal.GetReference(pairs);
        for (var x = 0; x < upper.Length; x++)
        {
            var bytes = Vector128.Create(upper[x], lower[x], 0u, 0u).AsByte();
            var words = Vector128.WidenLower(bytes);
            var numbers = Vector256.Create(Vector128.WidenLower(words), Vector128.WidenUpper(words));
            Vector256.ConvertToSingle(numbers.AsInt32()).StoreUnsafe(ref target, (nuint)(x * Pair));
        }
    }

    /// <summary>Resizes two interleaved rows and parts them again: the first in the first half of the lines.</summary>
    private static void Narrow(ReadOnlySpan<float> pairs, Span<float> lines, Taps columns)
    {
        ref var source = ref MemoryMarshal.GetReference(pairs);
        ref var target = ref MemoryMarshal.GetReference(lines);
        var stride = (nuint)(columns.Count * Stored);
        for (var x = 0; x < columns.Count; x++)
        {
            var weights = columns.Weights(x);
            var at = (nuint)(columns.First(x) * Pair);
            var sum = Vector256<float>.Zero;
            foreach (var weight in weights)
            {
                sum += Vector256.Create(weight) * Vector256.LoadUnsafe(ref source, at);
                at += Pair;
            }

            sum.GetLower().StoreUnsafe(ref target, (nuint)(x * Stored));
            sum.GetUpper().StoreUnsafe(ref target, (nuint)(x * Stored) + stride);
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
            var weight = Vector128.Create(rows.Weights(row)[y - rows.First(row)]);
            ref var source = ref MemoryMarshal.GetReference(line);
            ref var target = ref MemoryMarshal.GetReference(sums.Slice(row * line.Length, line.Length));
            for (nuint x = 0; x < (nuint)line.Length; x += Stored)
            {
                (Vector128.LoadUnsafe(ref target, x) + (weight * Vector128.LoadUnsafe(ref source, x))).StoreUnsafe(ref target, x);
            }
        }
    }

    private static void Round(ReadOnlySpan<float> sums, Span<byte> target)
    {
        ref var source = ref MemoryMarshal.GetReference(sums);
        for (int from = 0, to = 0; from < sums.Length; from += Stored, to += Delivered)
        {
            var value = Vector128.LoadUnsafe(ref source, (nuint)from) + Vector128.Create(0.5f);
            var whole = Vector128.ConvertToInt32(Vector128.Min(Vector128.Max(value, Vector128<float>.Zero), Vector128.Create(255f)));
            target[to] = (byte)whole.GetElement(0);
            target[to + 1] = (byte)whole.GetElement(1);
            target[to + 2] = (byte)whole.GetElement(2);
        }
    }
}
