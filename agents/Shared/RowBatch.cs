using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>Gathers some rows of columns into smaller ones, which are allocated once and reused.</summary>
/// <param name="capacity">The most rows there can be.</param>
public sealed class RowBatch(int capacity)
{
    private Columns? gathered;

    /// <summary>
    /// Columns of the chosen rows, in the order given; <paramref name="from"/> itself, uncopied, where all its rows
    /// are chosen. Valid until the next call.
    /// </summary>
    /// <param name="from">The columns; what is gathered has their space, for image handles mean the images of its store.</param>
    /// <param name="rows">Distinct rows of <paramref name="from"/>, ascending.</param>
    public Columns Gather(Columns from, ReadOnlySpan<int> rows)
    {
        if (rows.Length == from.Count)
        {
            return from;
        }

        if (gathered?.Space != from.Space)
        {
            gathered = new Columns(from.Space, capacity);
        }

        gathered.Count = rows.Length;
        for (var i = 0; i < rows.Length; i++)
        {
            from.CopyRow(rows[i], gathered, i);
        }

        return gathered;
    }
}
