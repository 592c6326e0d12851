namespace MultiModalRL.Core;

/// <summary>
/// How often sub-environments that crashed were made anew, and may be. The episode that crashed ends as truncated with the
/// observation that was delivered last, and the action that crashed earns 0; an episode that crashed at its reset is left
/// out. Either way the row goes on with the plan's next episode.
/// </summary>
/// <remarks>
/// Truncated, since the crash is no outcome of the task: what would have followed is the value of the last observation, and
/// neither a reward nor an end is made up that could be learned from.
/// </remarks>
public sealed class EnvironmentRestarts
{
    private readonly List<EnvironmentException> latest = [];

    /// <summary>None so far.</summary>
    /// <param name="allowed">How many there may be in all; 0 for none.</param>
    public EnvironmentRestarts(int allowed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(allowed);
        Allowed = allowed;
    }

    /// <summary>How many there may be in all, over all rows and resets.</summary>
    public int Allowed { get; }

    /// <summary>How many there were, those before a saved state was loaded among them.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the next crash is an error.</summary>
    public bool AreUsedUp => Count >= Allowed;

    /// <summary>The crashes of the latest step (or reset) that were recovered from, in the order they were.</summary>
    public IReadOnlyList<EnvironmentException> Latest => latest;

    /// <summary>Begins another step or reset.</summary>
    public void Next() => latest.Clear();

    /// <summary>Counts one.</summary>
    public void Add(EnvironmentException crash)
    {
        Count++;
        latest.Add(crash);
    }

    /// <summary>Writes the count.</summary>
    public void Save(BinaryWriter writer) => writer.Write(Count);

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InputException">It is no count.</exception>
    public void Load(BinaryReader reader)
    {
        var saved = reader.ReadInt32();
        Count = saved >= 0 ? saved : throw new InputException($"saved environment state: {saved} restarts: expected at least 0");
        latest.Clear();
    }
}
