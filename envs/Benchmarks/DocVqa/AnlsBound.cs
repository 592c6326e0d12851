using System.Text;

namespace MultiModalRL.Environments;

/// <summary>
/// Tells at a glance that two texts are too different to count for ANLS: their edit distance is at least the longer length
/// less the characters they share. Of thousands of answers to thousands of questions nearly all pairs are such.
/// </summary>
internal sealed class AnlsBound
{
    private const int Letters = 128;

    private readonly Dictionary<string, (int Length, byte[] Counts)?> profiles = new(StringComparer.Ordinal);

    /// <summary>False where the texts' similarity is below one half for certain.</summary>
    public bool MayCount(string first, string second)
    {
        // Beyond ASCII, cases and lengths have rules of their own.
        if (Profile(first) is not { } a || Profile(second) is not { } b)
        {
            return true;
        }

        var shared = 0;
        for (var letter = 0; letter < Letters; letter++)
        {
            shared += Math.Min(a.Counts[letter], b.Counts[letter]);
        }

        return (Math.Max(a.Length, b.Length) - shared) * 2 <= Math.Max(first.Length, second.Length);
    }

    private (int Length, byte[] Counts)? Profile(string text)
    {
        if (!profiles.TryGetValue(text, out var profile))
        {
            profiles.Add(text, profile = Make(text));
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
