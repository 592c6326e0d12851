namespace MultiModalRL.Datasets;

/// <summary>
/// Which stored pixels of a line make each resized one, and their weights, which sum to 1: a triangle filter whose width
/// grows with the reduction, so that every stored pixel counts.
/// </summary>
internal readonly struct Taps
{
    private readonly int[] firsts;
    private readonly int[] starts;
    private readonly float[] weights;

    private Taps(int[] firsts, int[] starts, float[] weights)
    {
        this.firsts = firsts;
        this.starts = starts;
        this.weights = weights;
    }

    /// <summary>How many resized pixels.</summary>
    public int Count => firsts.Length;

    /// <summary>The taps that turn one length into another.</summary>
    public static Taps Of(int from, int to)
    {
        var scale = (double)from / to;
        var support = Math.Max(1.0, scale);
        var most = Math.Min(from, (int)Math.Ceiling(2 * support) + 2);
        var (firsts, starts, weights) = (new int[to], new int[to + 1], new float[to * most]);
        Span<double> line = most <= 256 ? stackalloc double[most] : new double[most];
        for (var i = 0; i < to; i++)
        {
            var center = (i + 0.5) * scale;
            var first = Math.Max(0, (int)Math.Floor(center - support));
            var count = Math.Min(from - 1, (int)Math.Ceiling(center + support) - 1) - first + 1;
            var sum = 0.0;
            for (var tap = 0; tap < count; tap++)
            {
                line[tap] = Math.Max(0.0, 1.0 - (Math.Abs(first + tap + 0.5 - center) / support));
                sum += line[tap];
            }

            for (var tap = 0; tap < count; tap++)
            {
                weights[starts[i] + tap] = (float)(line[tap] / sum);
            }

            (firsts[i], starts[i + 1]) = (first, starts[i] + count);
        }

        return new(firsts, starts, weights);
    }

    /// <summary>The first stored pixel of a resized one.</summary>
    public int First(int i) => firsts[i];

    /// <summary>The weights of a resized pixel, from its first stored one on.</summary>
    public ReadOnlySpan<float> Weights(int i) => weights.AsSpan(starts[i], starts[i + 1] - starts[i]);
}
