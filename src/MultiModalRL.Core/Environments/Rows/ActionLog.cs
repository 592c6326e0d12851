namespace MultiModalRL.Core;

/// <summary>The actions of a running episode, from which its state is rebuilt: generic where a state could not be.</summary>
internal sealed class ActionLog(CompositeSpace space)
{
    private Columns actions = new(space, 16) { Count = 0 };

    public int Count => actions.Count;

    public void Clear() => actions.Count = 0;

    public void Append(Columns from, int row)
    {
        Extend();
        from.CopyRow(row, actions, Count - 1);
    }

    /// <summary>Appends an action that <see cref="Write"/> wrote.</summary>
    /// <exception cref="InputException">It is outside its space.</exception>
    public Row Append(BinaryReader reader)
    {
        Extend();
        var last = Count - 1;
        actions.ReadRow(last, reader);
        return actions.FirstOutside(last) is { } field
            ? throw new InputException($"saved environment state: action {last} of an episode has field '{field}' outside its space")
            : actions[last];
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Count);
        for (var i = 0; i < Count; i++)
        {
            actions.WriteRow(i, writer);
        }
    }

    private void Extend()
    {
        if (actions.Count == actions.Capacity)
        {
            var larger = new Columns(actions.Space, 2 * actions.Capacity);
            actions.CopyTo(larger);
            actions = larger;
        }

        actions.Count++;
    }
}
