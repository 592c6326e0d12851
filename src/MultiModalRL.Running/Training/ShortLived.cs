namespace MultiModalRL.Running;

/// <summary>
/// Keeps a run as large as it was at first. The runtime lets as much short-lived garbage gather as the last-level cache
/// holds before it looks for it, which on some servers is hundreds of megabytes: a run would grow for hours.
/// </summary>
internal sealed class ShortLived
{
    /// <summary>Bytes that may gather: half a second of the fastest runs, and soon as much as there ever is.</summary>
    internal const long MostBytes = 8 << 20;

    private long collected = GC.GetTotalAllocatedBytes();
    private int collections = GC.CollectionCount(0);

    /// <summary>Collects what is young where too much was allocated since anyone last did; some half a millisecond then.</summary>
    public void Collect()
    {
        var allocated = GC.GetTotalAllocatedBytes();
        if (collections == GC.CollectionCount(0))
        {
            if (allocated - collected < MostBytes)
            {
                return;
            }

            GC.Collect(1, GCCollectionMode.Forced, blocking: true);
        }

        (collected, collections) = (allocated, GC.CollectionCount(0));
    }
}
