namespace MultiModalRL.Environments;

/// <summary>FNV-1a over UTF-16 units: the same on every machine, unlike <see cref="string.GetHashCode()"/>.</summary>
internal static class TextHash
{
    public static ulong Of(string text)
    {
        var hash = 14695981039346656037ul;
        foreach (var unit in text)
        {
            hash = unchecked((hash ^ unit) * 1099511628211ul);
        }

        return hash;
    }
}
