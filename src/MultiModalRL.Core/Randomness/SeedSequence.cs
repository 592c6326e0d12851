namespace MultiModalRL.Core;

/// <summary>Every random stream of a run, derived by name from one root seed.</summary>
/// <param name="Root">The root seed.</param>
public readonly record struct SeedSequence(ulong Root)
{
    /// <summary>The seed of a named stream; equal names give equal seeds.</summary>
    public ulong Seed(string name)
    {
        // FNV-1a over the UTF-16 units: stable across processes, unlike string.GetHashCode.
        var hash = 14695981039346656037ul;
        foreach (var unit in name)
        {
            hash = unchecked((hash ^ unit) * 1099511628211ul);
        }

        return RandomStream.Combine(Root, hash);
    }

    /// <summary>A named stream.</summary>
    public RandomStream Stream(string name) => new(Seed(name));

    /// <summary>The sequence under a name, for a part that names its own streams.</summary>
    public SeedSequence Child(string name) => new(Seed(name));
}
