using System.Runtime.Intrinsics;
using System.Text;

namespace MultiModalRL.Environments;

/// <summary>
/// Tells at a glance that two texts are too different to count for ANLS: their edit distance is at least the longer length
/// less the characters they share. Of thousands of answers to thousands of questions nearly all pairs are such.
/// </summary>
internal sealed class AnlsBound
{
    private const int Letters = 128;

    // Answers are known beforehand and few; what agents say in words of their own is not.
    private const int MostKept = 1 << 17;

    private readonly Dictionary<string, (int Length, byte[] Counts)?> profiles = new(StringComparer.Ordinal);

    /// <summary>False where the texts' similarity is below one half for certain.</summary>
    public bool MayCount(string first, string second)
    {
        // Beyond ASCII, cases and lengths have rules of their own.
        if (Profile(first) is not { } a || Profile(second) is not { } b)
        {
            return true;
        }

        var longest = Math.Max(first.Length, second.Length);
        var (shorter, longer) = (Math.Min(a.Length, b.Length), Math.Max(a.Length, b.Length));
        return (longer - shorter) * 2 <= longest && (longer - Shared(a.Counts, b.Counts)) * 2 <= longest;
    }

    private static int Shared(byte[] first, byte[] second)
    {
        var shared = 0;
        for (var letter = 0; letter < Letters; letter += Vector128<byte>.Count)
        {
            var (low, high) = Vector128.Widen(Vector128.Min(Vector128.Create(first, letter), Vector128.Create(second, letter)));
            shared += Vector128.Sum(low + high);
        }

        return shared;
    }

    private (int Length, byte[] Counts)? Profile(string text)
    {
        if (!profiles.TryGetValue(text, out var profile))
        {
            profile = Make(text);
            if (profiles.Count < MostKept)
            {
                profiles.Add(text, profile);
            }
        }

        return profile;
    }

    private static (int Length, byte[] Counts)? Make(string text)
    {
        if (!Ascii.IsValid(text) || text.Length > byte.MaxValue)
        {
            return null;
        }

        var collapsed = string.Join(' ', text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var counts = new byte[Letters];
        foreach (var letter in collapsed)
        {
            counts[letter]++;
        }

        return (collapsed.Length, counts);
    }
}
