using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>
/// Separable resizing with a triangle filter whose width grows with the reduction, so that every stored pixel counts
/// (antialiased bilinear interpolation; Turkowski, "Filters for common resampling tasks", 1990). Computed in single
/// precision in a fixed order: the same bytes on every machine.
/// </summary>
internal static class Resampling
{
    /// <summary>Resizes uint8 images; both shapes have the same number of channels.</summary>
    public static void Resize(ReadOnlySpan<byte> source, ImageShape from, Span<byte> target, ImageShape to)
    {
        var columns = Taps.Of(from.Width, to.Width);
        var rows = Taps.Of(from.Height, to.Height);
        var channels = from.Channels;
        var stride = to.Width * channels;
        var narrowed = new float[from.Height * stride];
        for (var y = 0; y < from.Height; y++)
        {
            Narrow(source.Slice(y * from.Width * channels, from.Width * channels), narrowed.AsSpan(y * stride, stride), columns, channels);
        }

        var sums = new float[stride];
        for (var y = 0; y < to.Height; y++)
        {
            Array.Clear(sums);
            for (var tap = 0; tap < rows[y].Weights.Length; tap++)
            {
                var weight = rows[y].Weights[tap];
                var line = narrowed.AsSpan((rows[y].First + tap) * stride, stride);
                for (var x = 0; x < stride; x++)
                {
                    sums[x] += weight * line[x];
                }
            }

            Round(sums, target.Slice(y * stride, stride));
        }
    }

    private static void Narrow(ReadOnlySpan<byte> source, Span<float> target, Taps[] columns, int channels)
    {
        for (var x = 0; x < columns.Length; x++)
        {
            var (first, weights) = columns[x];
            for (var channel = 0; channel < channels; channel++)
            {
                var sum = 0f;
                for (var tap = 0; tap < weights.Length; tap++)
                {
                    sum += weights[tap] * source[((first + tap) * channels) + channel];
                }

                target[(x * channels) + channel] = sum;
            }
        }
    }

    private static void Round(ReadOnlySpan<float> values, Span<byte> bytes)
    {
        for (var i = 0; i < values.Length; i++)
        {
            bytes[i] = (byte)Math.Clamp(values[i] + 0.5f, 0f, 255f);
        }
    }

    /// <summary>Which pixels make a resized one, and their weights, which sum to 1.</summary>
    private readonly record struct Taps(int First, float[] Weights)
    {
        public static Taps[] Of(int from, int to)
        {
            var taps = new Taps[to];
            var scale = (double)from / to;
            var support = Math.Max(1.0, scale);
            for (var i = 0; i < to; i++)
            {
                var center = (i + 0.5) * scale;
                var first = Math.Max(0, (int)Math.Floor(center - support));
                var last = Math.Min(from - 1, (int)Math.Ceiling(center + support) - 1);
                var weights = Enumerable.Range(first, last - first + 1)
                    .Select(x => Math.Max(0.0, 1.0 - (Math.Abs(x + 0.5 - center) / support)))
                    .ToArray();
                var sum = weights.Sum();
                taps[i] = new(first, [.. weights.Select(weight => (float)(weight / sum))]);
            }

            return taps;
        }
    }
}
