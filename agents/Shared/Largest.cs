namespace MultiModalRL.Agents;

/// <summary>The largest of some numbers.</summary>
internal static class Largest
{
    /// <summary>The first place of the largest number.</summary>
    public static int Index<T>(ReadOnlySpan<T> values) where T : IComparable<T>
    {
        var best = 0;
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i].CompareTo(values[best]) > 0)
            {
                best = i;
            }
        }

        return best;
    }
}
