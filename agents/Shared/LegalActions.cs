using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>Draws from a mask of legal actions.</summary>
internal static class LegalActions
{
    /// <summary>The place of a 1 in the mask, each equally likely; −1 where there is none (nothing is drawn then).</summary>
    public static int Draw(ReadOnlySpan<byte> legal, ulong seed)
    {
        var random = new RandomStream(seed);
        return Draw(legal, ref random);
    }

    /// <summary>The same, from a stream that goes on.</summary>
    public static int Draw(ReadOnlySpan<byte> legal, ref RandomStream random)
    {
        var count = legal.Count((byte)1);
        if (count == 0)
        {
            return -1;
        }

        var action = -1;
        for (var left = random.NextInt(count) + 1; left > 0; left--)
        {
            action += 1 + legal[(action + 1)..].IndexOf((byte)1);
        }

        return action;
    }
}
