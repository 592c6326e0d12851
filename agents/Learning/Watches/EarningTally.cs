using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>What some steps earned: enough to tell whether it can be learned from.</summary>
internal sealed class EarningTally
{
    private const float LeastDifference = 1e-6f;

    private float lowest = float.PositiveInfinity;
    private float highest = float.NegativeInfinity;
    private int terminations;

    /// <summary>How many steps.</summary>
    public int Count { get; private set; }

    /// <summary>The largest |reward|; 0 before any.</summary>
    public float Largest => Count == 0 ? 0 : Math.Max(Math.Abs(lowest), Math.Abs(highest));

    /// <summary>
    /// Whether all rewards are the same and it does not matter how long episodes last either: the rewards are 0, or every
    /// episode is over at its first step.
    /// </summary>
    public bool IsFlat => IsSame && (Largest < LeastDifference || terminations == Count);

    /// <summary>
    /// Whether all rewards are the same and the task ended no episode. That is as well as can be where each step earns, and
    /// tells nothing where each step costs.
    /// </summary>
    public bool IsEndless => IsSame && !Ends;

    /// <summary>Whether the task ended an episode.</summary>
    public bool Ends => terminations > 0;

    private bool IsSame => highest - lowest is >= 0 and < LeastDifference;

    public void Add(ReadOnlySpan<float> rewards, ReadOnlySpan<StepStatus> status)
    {
        for (var i = 0; i < rewards.Length; i++)
        {
            if (status[i] != StepStatus.Idle)
            {
                Count++;
                lowest = Math.Min(lowest, rewards[i]);
                highest = Math.Max(highest, rewards[i]);
                terminations += status[i] == StepStatus.Terminated ? 1 : 0;
            }
        }
    }

    public void Clear() => (Count, terminations, lowest, highest) = (0, 0, float.PositiveInfinity, float.NegativeInfinity);

    public void Save(BinaryWriter writer)
    {
        writer.Write(Count);
        writer.Write(terminations);
        writer.Write(lowest);
        writer.Write(highest);
    }

    public void Load(BinaryReader reader)
    {
        (Count, terminations) = (reader.ReadInt32(), reader.ReadInt32());
        (lowest, highest) = (reader.ReadSingle(), reader.ReadSingle());
    }
}
