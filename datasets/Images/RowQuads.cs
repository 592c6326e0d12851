using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MultiModalRL.Datasets;

/// <summary>Rows of RGBA that are resized together: a vector holds one column of four of them.</summary>
internal static class RowQuads
{
    /// <summary>Samples a stored pixel.</summary>
    public const int Stored = 4;

    /// <summary>How many rows.</summary>
    public const int Rows = 4;

    /// <summary>Samples of one column of the rows together.</summary>
    public const int Quad = Rows * Stored;

    /// <summary>Puts the pixels of up to four rows beside each other, column by column, as floating-point numbers.</summary>
    /// <param name="pixels">The rows, one after another.</param>
    /// <param name="width">Pixels a row.</param>
    /// <param name="count">How many rows; those that are not there repeat the first.</param>
    /// <param name="quads">Receives <see cref="Quad"/> numbers a column.</param>
    public static void Interleave(ReadOnlySpan<uint> pixels, int width, int count, Span<float> quads)
    {
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
}
