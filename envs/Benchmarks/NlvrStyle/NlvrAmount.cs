namespace MultiModalRL.Environments;

/// <summary>How many: from the least to the most, both included.</summary>
internal readonly record struct NlvrAmount(int Least, int Most)
{
    /// <summary>One or more.</summary>
    public static NlvrAmount Some { get; } = new(1, int.MaxValue);

    /// <summary>None at all.</summary>
    public static NlvrAmount None { get; } = new(0, 0);

    public static NlvrAmount Exactly(int count) => new(count, count);

    public static NlvrAmount AtLeast(int count) => new(count, int.MaxValue);

    public static NlvrAmount AtMost(int count) => new(0, count);

    public bool Has(int count) => count >= Least && count <= Most;
}
