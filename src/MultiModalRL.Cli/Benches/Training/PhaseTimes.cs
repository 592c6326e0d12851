namespace MultiModalRL.Cli;

/// <summary>Where the time, and the managed memory, of a training loop go. Whatever no phase claims is the runner's.</summary>
/// <param name="clock">The stop-watch.</param>
internal sealed class PhaseTimes(TimeProvider clock)
{
    private readonly long[] ticks = new long[Enum.GetValues<Phase>().Length];
    private readonly long[] bytes = new long[Enum.GetValues<Phase>().Length];
    private long started;
    private long startedBytes;

    /// <summary>Updates since the start.</summary>
    public int Updates { get; private set; }

    /// <summary>Seconds from the start to the end of the last update, pauses left out.</summary>
    public double Seconds { get; private set; }

    /// <summary>Managed bytes of the thread over the same time.</summary>
    public long Bytes { get; private set; }

    /// <summary>Seconds of a phase.</summary>
    public double SecondsOf(Phase phase) => (double)ticks[(int)phase] / clock.TimestampFrequency;

    /// <summary>Managed bytes of a phase.</summary>
    public long BytesOf(Phase phase) => bytes[(int)phase];

    /// <summary>Forgets everything and begins now.</summary>
    public void Start()
    {
        Array.Clear(ticks);
        Array.Clear(bytes);
        (Updates, Seconds, Bytes) = (0, 0, 0);
        Resume();
    }

    /// <summary>Where the clock stands, for <see cref="Add"/>.</summary>
    public (long Ticks, long Bytes) Now() => (clock.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());

    /// <summary>Counts the time since then as a phase's.</summary>
    public void Add(Phase phase, (long Ticks, long Bytes) since)
    {
        ticks[(int)phase] += clock.GetTimestamp() - since.Ticks;
        bytes[(int)phase] += GC.GetAllocatedBytesForCurrentThread() - since.Bytes;
    }

    /// <summary>An update is done: the clock stands still until <see cref="Resume"/>.</summary>
    public void Pause()
    {
        Updates++;
        Seconds += clock.GetElapsedTime(started).TotalSeconds;
        Bytes += GC.GetAllocatedBytesForCurrentThread() - startedBytes;
    }

    /// <summary>Goes on.</summary>
    public void Resume() => (started, startedBytes) = Now();
}
