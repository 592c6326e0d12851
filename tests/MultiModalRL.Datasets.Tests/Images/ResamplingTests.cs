using MultiModalRL.Core;

namespace MultiModalRL.Datasets.Tests;

/// <summary>The vectorized resizing against its definition, sum by sum in the same order: not a bit may differ.</summary>
public sealed class ResamplingTests
{
    [TestCase(256, 256, 64, 64)]
    [TestCase(640, 427, 64, 64)]
    [TestCase(17, 13, 5, 9)]
    [TestCase(1, 1, 3, 2)]
    [TestCase(2, 3, 1, 1)]
    [TestCase(5, 6, 31, 33)]
    [TestCase(1000, 7, 10, 8)]
    [TestCase(4, 5, 4, 3)]
    [TestCase(3, 4, 2, 4)]
    [TestCase(31, 30, 32, 1)]
    public void Resize_Noise_GivesTheBytesOfTheDefinition(int width, int height, int toWidth, int toHeight)
    {
        var random = new RandomStream((ulong)((width * 1000) + height));
        var rgba = new byte[width * height * 4];
        for (var i = 0; i < rgba.Length; i++)
        {
            rgba[i] = i % 4 == 3 ? byte.MaxValue : (byte)random.NextInt(256);
        }

        // What lies behind the target must not be touched.
        var target = Enumerable.Repeat((byte)77, (toWidth * toHeight * 3) + 16).ToArray();
        Resampling.Resize(rgba, width, height, target.AsSpan(0, target.Length - 16), new ImageShape(toHeight, toWidth, 3));
        Assert.That(target, Is.EqualTo(Defined(rgba, width, height, toWidth, toHeight).Concat(Enumerable.Repeat((byte)77, 16))));
    }

    private static IEnumerable<byte> Defined(byte[] rgba, int width, int height, int toWidth, int toHeight)
    {
        for (var y = 0; y < toHeight; y++)
        {
            for (var x = 0; x < toWidth; x++)
            {
                for (var channel = 0; channel < 3; channel++)
                {
                    var sum = 0f;
                    foreach (var (row, down) in Weights(height, toHeight, y))
                    {
                        var line = 0f;
                        foreach (var (column, along) in Weights(width, toWidth, x))
                        {
                            line += along * rgba[(((row * width) + column) * 4) + channel];
                        }

                        sum += down * line;
                    }

                    yield return (byte)Math.Clamp(sum + 0.5f, 0f, 255f);
                }
            }
        }
    }

    private static (int At, float Weight)[] Weights(int from, int to, int i)
    {
        var scale = (double)from / to;
        var support = Math.Max(1.0, scale);
        var center = (i + 0.5) * scale;
        var first = Math.Max(0, (int)Math.Floor(center - support));
        var last = Math.Min(from - 1, (int)Math.Ceiling(center + support) - 1);
        var weights = Enumerable.Range(first, last - first + 1)
            .Select(at => (At: at, Weight: Math.Max(0.0, 1.0 - (Math.Abs(at + 0.5 - center) / support)))).ToArray();
        var sum = weights.Sum(tap => tap.Weight);
        return Array.ConvertAll(weights, tap => (tap.At, (float)(tap.Weight / sum)));
    }
}
