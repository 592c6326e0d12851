namespace MultiModalRL.Cli;

/// <summary>Where the effort, and the managed memory, of a training loop go. Whatever no phase claims is the runner's.</summary>
/// <param name="clock">The stop-watch.</param>
/// <param name="effort">Seconds of effort so far; see <see cref="Effort"/>.</param>
internal sealed class PhaseTimes(TimeProvider clock, Func<double> effort)
{
    private readonly double[] spent = new double[Enum.GetValues<Phase>().Length];
    private readonly long[] bytes = new long[Enum.GetValues<Phase>().Length];
    private long started;
    private (double Spent, long Bytes) resumed;

    /// <summary>Updates since the start.</summary>
    public int Updates { get; private set; }

    /// <summary>Seconds from the start to the end of the last update, pauses left out.</summary>
    public double Seconds { get; private set; }

    /// <summary>Seconds of effort over the same time.</summary>
    public double Spent { get; private set; }

    /// <summary>Managed bytes of the thread over the same time.</summary>
    public long Bytes { get; private set; }

    /// <summary>Seconds of effort of a phase.</summary>
    public double SpentOn(Phase phase) => spent[(int)phase];

    /// <summary>Managed bytes of a phase.</summary>
    public long BytesOf(Phase phase) => bytes[(int)phase];

    /// <summary>Forgets everything and begins now.</summary>
    public void Start()
    {
        Array.Clear(spent);
        Array.Clear(bytes);
        (Updates, Seconds, Spent, Bytes) = (0, 0, 0, 0);
        Resume();
    }

    /// <summary>What is spent so far, for <see cref="Add"/>.</summary>
    public (double Spent, long Bytes) Now() => (effort(), GC.GetAllocatedBytesForCurrentThread());

    /// <summary>Counts what was spent since then as a phase's.</summary>
    public void Add(Phase phase, (double Spent, long Bytes) since)
    {
        var now = Now();
        spent[(int)phase] += now.Spent - since.Spent;
        bytes[(int)phase] += now.Bytes - since.Bytes;
    }

    /// <summary>An update is done: nothing counts until <see cref="Resume"/>.</summary>
    public void Pause()
    {
        var now = Now();
        Updates++;
        Seconds += clock.GetElapsedTime(started).TotalSeconds;
        Spent += now.Spent - resumed.Spent;
        Bytes += now.Bytes - resumed.Bytes;
    }

    /// <summary>Goes on.</summary>
    public void Resume()
    {
        started = clock.GetTimestamp();
        resumed = Now();
    }
}
