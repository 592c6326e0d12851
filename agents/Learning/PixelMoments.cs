using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>The mean and deviation of each channel over images, in bytes' units.</summary>
/// <param name="Means">One a channel.</param>
/// <param name="Deviations">The same; at least 1, as of images that are all the same.</param>
internal sealed record PixelMoments(float[] Means, float[] Deviations)
{
    private const int MostImages = 1000;

    /// <summary>Of up to a thousand images, spread evenly over the store: no seed plays a part.</summary>
    public static PixelMoments Of(IImageStore store)
    {
        var (shape, count) = (store.Shape, Math.Min(store.Count, MostImages));
        var pixels = new byte[shape.Size];
        var (sums, squares) = (new double[shape.Channels], new double[shape.Channels]);
        for (var image = 0; image < count; image++)
        {
            store.Read([(int)((long)image * store.Count / count)], pixels);
            for (var i = 0; i < pixels.Length; i++)
            {
                sums[i % shape.Channels] += pixels[i];
                squares[i % shape.Channels] += pixels[i] * pixels[i];
            }
        }

        var places = (double)count * shape.Size / shape.Channels;
        var means = Array.ConvertAll(sums, sum => sum / places);
        return new(
            Array.ConvertAll(means, mean => (float)mean),
            [.. squares.Zip(means, (square, mean) => (float)Math.Max(1, Math.Sqrt(Math.Max(0, (square / places) - (mean * mean)))))]);
    }
}
