using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>Draws that initial states are made of.</summary>
internal static class RandomStreamExtensions
{
    /// <summary>A uniform number in [low, high).</summary>
    public static double NextBetween(this ref RandomStream random, double low, double high) => low + (high - low) * random.NextDouble();
}
