using System.Runtime.Intrinsics;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>A color, 0 … 255 a channel.</summary>
internal readonly record struct GridPixel(float Red, float Green, float Blue)
{
    /// <summary>The channels side by side, and 0.</summary>
    public Vector128<float> Lanes => Vector128.Create(Red, Green, Blue, 0);

    /// <summary>The same color with each channel moved by up to ± <paramref name="amount"/>.</summary>
    public GridPixel Jitter(ref RandomStream random, int amount) =>
        new(Red + Move(ref random, amount), Green + Move(ref random, amount), Blue + Move(ref random, amount));

    private static float Move(ref RandomStream random, int amount) => ((2 * random.NextSingle()) - 1) * amount;
}
