using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>
/// Whether every step earns the same and the task has ended no episode yet, over enough steps to tell. Once it has ended one, that it
/// ends none any more may be success (a pole that stays up), and is never told of.
/// </summary>
internal sealed class EndlessTally
{
    /// <summary>Steps that are looked at together.</summary>
    public const int Together = 1024;

    private readonly EarningTally earned = new();
    private bool ended;

    /// <summary>Whether it was so of the latest steps that were looked at.</summary>
    public bool Holds { get; private set; }

    /// <summary>Takes in a step of all rows.</summary>
    public void Add(ReadOnlySpan<float> rewards, ReadOnlySpan<StepStatus> status)
    {
        if (ended)
        {
            return;
        }

        earned.Add(rewards, status);
        ended = earned.Ends;
        Holds = !ended && (earned.Count < Together ? Holds : earned.IsEndless);
        if (earned.Count >= Together)
        {
            earned.Clear();
        }
    }

    public void Save(BinaryWriter writer)
    {
        earned.Save(writer);
        writer.Write(ended);
        writer.Write(Holds);
    }

    public void Load(BinaryReader reader)
    {
        earned.Load(reader);
        (ended, Holds) = (reader.ReadBoolean(), reader.ReadBoolean());
    }
}
