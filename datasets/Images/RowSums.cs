using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MultiModalRL.Datasets;

/// <summary>The vertical half of resizing: each delivered row is a sum of narrowed ones, in the order of their taps.</summary>
internal static class RowSums
{
    /// <summary>Adds narrowed rows to all the rows that they are a part of; bands come in rising order.</summary>
    /// <param name="y">The first of the band's stored rows.</param>
    /// <param name="count">How many the band has.</param>
    /// <param name="lines">The narrowed rows, one after another.</param>
    /// <param name="rows">Which stored rows make each delivered one.</param>
    /// <param name="sums">The delivered rows; what is not begun is not read.</param>
    /// <param name="topmost">The first delivered row that is not finished; moves on.</param>
    public static void Accumulate(int y, int count, ReadOnlySpan<float> lines, Taps rows, Span<float> sums, ref int topmost)
    {
        while (topmost < rows.Count && rows.First(topmost) + rows.Weights(topmost).Length <= y)
        {
            topmost++;
        }

        var stride = sums.Length / rows.Count;
        for (var row = topmost; row < rows.Count && rows.First(row) < y + count; row++)
        {
            var first = rows.First(row);
            var weights = rows.Weights(row);
            var (from, to) = (Math.Max(y, first), Math.Min(y + count, first + weights.Length));
            Add(lines[((from - y) * stride)..], weights[(from - first)..(to - first)], from > first, sums.Slice(row * stride, stride));
        }
    }

    /// <summary>Adds one narrowed row for each weight; the sums are what was there before where they are begun.</summary>
    private static void Add(ReadOnlySpan<float> lines, ReadOnlySpan<float> weights, bool begun, Span<float> sums)
    {
        ref var source = ref MemoryMarshal.GetReference(lines);
        ref var target = ref MemoryMarshal.GetReference(sums);
        var (stride, x) = ((nuint)sums.Length, (nuint)0);
        for (; x + RowQuads.Quad <= stride; x += RowQuads.Quad)
        {
            var (sum, at) = (begun ? Vector512.LoadUnsafe(ref target, x) : Vector512<float>.Zero, x);
            foreach (var weight in weights)
            {
                sum += Vector512.Create(weight) * Vector512.LoadUnsafe(ref source, at);
                at += stride;
            }

            sum.StoreUnsafe(ref target, x);
        }

        for (; x < stride; x += RowQuads.Stored)
        {
            var (sum, at) = (begun ? Vector128.LoadUnsafe(ref target, x) : Vector128<float>.Zero, x);
            foreach (var weight in weights)
            {
                sum += Vector128.Create(weight) * Vector128.LoadUnsafe(ref source, at);
                at += stride;
            }

            sum.StoreUnsafe(ref target, x);
        }
    }
}
