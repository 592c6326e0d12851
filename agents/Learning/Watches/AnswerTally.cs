using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>How many of some actions are answers, where actions have groups.</summary>
/// <param name="spec">The environment's spec.</param>
internal sealed class AnswerTally(EnvironmentSpec spec)
{
    private readonly (Field<int> Action, ActionGroup Answers)? groups =
        spec.Action.First<DiscreteSpace>() is { Groups.Length: > 1 } actions && actions.Group(ActionGroup.Answer) is { } answers
            ? (spec.Action.Field<int>(EnvironmentSpec.ActionField), answers)
            : null;

    /// <summary>How many actions; 0 where they have no groups.</summary>
    public int Count { get; private set; }

    /// <summary>How many of them are answers.</summary>
    public int Answers { get; private set; }

    public void Add(Columns actions, int row)
    {
        if (groups is { } known)
        {
            Count++;
            Answers += known.Answers.Contains(actions.Values(known.Action, row)[0]) ? 1 : 0;
        }
    }

    public void Clear() => (Count, Answers) = (0, 0);

    public void Save(BinaryWriter writer)
    {
        writer.Write(Count);
        writer.Write(Answers);
    }

    public void Load(BinaryReader reader) => (Count, Answers) = (reader.ReadInt32(), reader.ReadInt32());
}
