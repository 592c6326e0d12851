using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>The aggregated dataset: observations with the oracle's actions.</summary>
internal sealed class Demonstrations(EnvironmentSpec spec, int capacity)
{
    private readonly Ring ring = new(capacity);

    /// <summary>How many there are.</summary>
    public int Count => ring.Count;

    public Columns Observations { get; } = new(spec.Observation, capacity);

    public Columns Actions { get; } = new(spec.Action, capacity);

    /// <summary>Appends one, in place of the oldest where there is no room.</summary>
    public void Add(Columns observations, Columns actions, int row)
    {
        var place = ring.Take();
        observations.CopyRow(row, Observations, place);
        actions.CopyRow(row, Actions, place);
    }

    /// <summary>Copies one out.</summary>
    public void Copy(int from, Demonstrations to, int place)
    {
        Observations.CopyRow(from, to.Observations, place);
        Actions.CopyRow(from, to.Actions, place);
    }

    public void Save(BinaryWriter writer)
    {
        ring.Save(writer);
        for (var place = 0; place < Count; place++)
        {
            Observations.WriteRow(place, writer);
            Actions.WriteRow(place, writer);
        }
    }

    public void Load(BinaryReader reader)
    {
        ring.Load(reader);
        for (var place = 0; place < Count; place++)
        {
            Observations.ReadRow(place, reader);
            Actions.ReadRow(place, reader);
        }
    }
}
