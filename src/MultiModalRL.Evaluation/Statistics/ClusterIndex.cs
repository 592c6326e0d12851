namespace MultiModalRL.Evaluation;

/// <summary>Clusters renumbered 0 … <see cref="Count"/> − 1 in the order they appear.</summary>
internal sealed class ClusterIndex
{
    private readonly int[] members;

    /// <summary>Renumbers the cluster of every item.</summary>
    public ClusterIndex(ReadOnlySpan<int> clusters)
    {
        members = new int[clusters.Length];
        var numbers = new Dictionary<int, int>();
        for (var i = 0; i < clusters.Length; i++)
        {
            if (!numbers.TryGetValue(clusters[i], out var number))
            {
                number = numbers.Count;
                numbers.Add(clusters[i], number);
            }

            members[i] = number;
        }

        Count = numbers.Count;
    }

    /// <summary>How many clusters.</summary>
    public int Count { get; }

    /// <summary>The cluster of an item.</summary>
    public int this[int item] => members[item];
}
