using System.Globalization;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>Square partitions of images into cells.</summary>
internal static class Partition
{
    /// <summary>The number of cells a side: the option where it is given, else the benchmark's.</summary>
    /// <exception cref="InputException">The image's sides are not multiples of it.</exception>
    public static int Side(Benchmark benchmark, int? option)
    {
        var side = option ?? benchmark.DefaultSide;
        var shape = benchmark.Images.Shape;
        return shape.Height % side == 0 && shape.Width % side == 0
            ? side
            : throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"environment.protocol.side is {side}: expected a divisor of the image's {shape.Height}×{shape.Width} pixels"));
    }
}
