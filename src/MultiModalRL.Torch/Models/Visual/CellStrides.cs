namespace MultiModalRL.Torch;

/// <summary>How convolutions come down from pixels to one position a cell: strides, and channels that double at each.</summary>
internal static class CellStrides
{
    private const int LeastChannels = 8;

    /// <summary>The prime factors of a cell's pixels along a side, smallest first.</summary>
    public static List<int> Of(ModelShape shape)
    {
        var factors = new List<int>();
        for (var (number, prime) = (shape.Image.Height / shape.Side, 2); number > 1; prime++)
        {
            for (; number % prime == 0; number /= prime)
            {
                factors.Add(prime);
            }
        }

        return factors;
    }

    /// <summary>Channels after a stride: the cell's features after the last, half as many before it, and so on.</summary>
    public static int Channels(int cellWidth, int stride, int strides) => Math.Max(LeastChannels, cellWidth >> (strides - 1 - stride));
}
