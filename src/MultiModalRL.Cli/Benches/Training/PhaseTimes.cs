namespace MultiModalRL.Cli;

/// <summary>Where the time, and the managed memory, of a training loop go. Whatever no phase claims is the runner's.</summary>
/// <param name="clock">The stop-watch; reading the effort at every step would itself show in the figures.</param>
/// <param name="effort">Seconds of effort so far; see <see cref="Effort"/>.</param>
internal sealed class PhaseTimes(TimeProvider clock, Func<double> effort)
{
    private readonly long[] ticks = new long[Enum.GetValues<Phase>().Length];
    private readonly long[] bytes = new long[Enum.GetValues<Phase>().Length];
    private (long Ticks, long Bytes) resumed;
    private readonly List<double> spent = [];
    private double resumedEffort;

    /// <summary>Updates since the start.</summary>
    public int Updates { get; private set; }

    /// <summary>Seconds from the start to the end of the last update, pauses left out.</summary>
    public double Seconds { get; private set; }

    /// <summary>Seconds of effort of each update, with the steps that led to it.</summary>
    public IReadOnlyList<double> Spent => spent;

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
        spent.Clear();
        (Updates, Seconds, Bytes) = (0, 0, 0);
        Resume();
    }

    /// <summary>Where time and memory stand, for <see cref="Add"/>.</summary>
    public (long Ticks, long Bytes) Now() => (clock.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());

    /// <summary>Counts what went since then as a phase's.</summary>
    public void Add(Phase phase, (long Ticks, long Bytes) since)
    {
        var now = Now();
        ticks[(int)phase] += now.Ticks - since.Ticks;
        bytes[(int)phase] += now.Bytes - since.Bytes;
    }

    /// <summary>An update is done: nothing counts until <see cref="Resume"/>.</summary>
    public void Pause()
    {
        var now = Now();
        Updates++;
        Seconds += clock.GetElapsedTime(resumed.Ticks, now.Ticks).TotalSeconds;
        Bytes += now.Bytes - resumed.Bytes;
        spent.Add(effort() - resumedEffort);
    }

    /// <summary>Goes on.</summary>
    public void Resume()
    {
        resumedEffort = effort();
        resumed = Now();
    }
}
