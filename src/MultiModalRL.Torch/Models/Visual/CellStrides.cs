namespace MultiModalRL.Torch;

/// <summary>How convolutions come down from pixels to one position a cell: strides, and channels that double at each.</summary>
internal static class CellStrides
{
    private const int LeastChannels = 8;

    /// <summary>The prime factors of a cell's rows and columns of pixels, smallest first; the side that has fewer waits for the other.</summary>
    public static List<CellStride> Of(ModelShape shape)
    {
        var (rows, columns) = (Factors(shape.Image.Height / shape.Side), Factors(shape.Image.Width / shape.Side));
        var count = Math.Max(rows.Count, columns.Count);
        return [.. Enumerable.Range(0, count).Select(i => new CellStride(Late(rows, i, count), Late(columns, i, count)))];
    }

    /// <summary>Channels after a stride: the cell's features after the last, half as many before it, and so on.</summary>
    public static int Channels(int cellWidth, int stride, int strides) => Math.Max(LeastChannels, cellWidth >> (strides - 1 - stride));

    private static int Late(List<int> factors, int stride, int strides) =>
        stride < strides - factors.Count ? 1 : factors[stride - (strides - factors.Count)];

    private static List<int> Factors(int length)
    {
        var factors = new List<int>();
        for (var (number, prime) = (length, 2); number > 1; prime++)
        {
            for (; number % prime == 0; number /= prime)
            {
                factors.Add(prime);
            }
        }

        return factors;
    }
}
