using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
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

    /// <summary>How many rows are resized together: a vector holds one column of them.</summary>
    private const int Rows = 4;

    /// <summary>Samples of a column of the rows together.</summary>
    private const int Quad = Rows * Stored;

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
                Interleave(MemoryMarshal.Cast<byte, uint>(source.Slice(y * width * Stored, count * width * Stored)), width, count, quads);
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

    /// <summary>Puts the pixels of up to four rows beside each other, column by column, as floating-point numbers.</summary>
    private static void Interleave(ReadOnlySpan<uint> pixels, int width, int count, Span<float> quads)
    {
        // Rows that are not there repeat the first: their sums are not used.
        ref var first = ref MemoryMarshal.GetReference(pixels);
        ref var second = ref Unsafe.Add(ref first, count > 1 ? width : 0);
        ref var third = ref Unsafe.Add(ref first, count > 2 ? 2 * width : 0);
        ref var fourth = ref Unsafe.Add(ref first, count > 3 ? 3 * width : 0);
        ref var target = ref MemoryMarshal.GetReference(quads);
        var x = 0;
        for (; Sse2.IsSupported && x + Rows <= width; x += Rows)
        {
            Transpose(ref Unsafe.Add(ref first, x), ref Unsafe.Add(ref second, x), ref Unsafe.Add(ref third, x), ref Unsafe.Add(ref fourth, x), ref Unsafe.Add(ref target, x * Quad));
        }

        for (; x < width; x++)
        {
            var column = Vector128.Create(Unsafe.Add(ref first, x), Unsafe.Add(ref second, x), Unsafe.Add(ref third, x), Unsafe.Add(ref fourth, x));
            Vector512.ConvertToSingle(Widened(column.AsByte())).StoreUnsafe(ref target, (nuint)(x * Quad));
        }
    }

    /// <summary>Four columns of four rows at once; only where the processor has SSE2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(ref uint first, ref uint second, ref uint third, ref uint fourth, ref float target)
    {
        var (a, b) = (Vector128.LoadUnsafe(ref first), Vector128.LoadUnsafe(ref second));
        var (c, d) = (Vector128.LoadUnsafe(ref third), Vector128.LoadUnsafe(ref fourth));
        var (abLow, abHigh) = (Sse2.UnpackLow(a, b).AsUInt64(), Sse2.UnpackHigh(a, b).AsUInt64());
        var (cdLow, cdHigh) = (Sse2.UnpackLow(c, d).AsUInt64(), Sse2.UnpackHigh(c, d).AsUInt64());
        Vector512.ConvertToSingle(Widened(Sse2.UnpackLow(abLow, cdLow).AsByte())).StoreUnsafe(ref target);
        Vector512.ConvertToSingle(Widened(Sse2.UnpackHigh(abLow, cdLow).AsByte())).StoreUnsafe(ref target, Quad);
        Vector512.ConvertToSingle(Widened(Sse2.UnpackLow(abHigh, cdHigh).AsByte())).StoreUnsafe(ref target, 2 * Quad);
        Vector512.ConvertToSingle(Widened(Sse2.UnpackHigh(abHigh, cdHigh).AsByte())).StoreUnsafe(ref target, 3 * Quad);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Widened(Vector128<byte> bytes)
    {
        if (Avx512F.IsSupported)
        {
            return Avx512F.ConvertToVector512Int32(bytes);
        }

        var (low, high) = Vector128.Widen(bytes);
        return Vector512.Create(
            Vector256.Create(Vector128.WidenLower(low), Vector128.WidenUpper(low)),
            Vector256.Create(Vector128.WidenLower(high), Vector128.WidenUpper(high))).AsInt32();
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
