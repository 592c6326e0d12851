using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>The observations of all rows since the latest update: when to update, and what moments are learned from.</summary>
internal sealed class Gathered
{
    private readonly int rows;
    private int held;

    /// <param name="spec">The environment's spec.</param>
    /// <param name="rows">Rows of the vector environment.</param>
    /// <param name="count">Steps between two updates; rounded up to whole steps of all rows.</param>
    public Gathered(EnvironmentSpec spec, int rows, int count)
    {
        this.rows = rows;
        Observations = new Columns(spec.Observation, (count + rows - 1) / rows * rows);
    }

    /// <summary>Steps between two updates.</summary>
    public int Count => Observations.Capacity;

    public Columns Observations { get; }

    public bool IsFull => held == Count;

    public void Add(Columns observations)
    {
        observations.CopyRowsTo(Observations, held);
        held += rows;
    }

    public void Clear() => held = 0;
}
