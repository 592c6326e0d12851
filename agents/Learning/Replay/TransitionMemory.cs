using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>
/// The latest transitions, and a way to draw from them (experience replay: Lin 1992; Mnih et al. 2015). All memory is
/// allocated at the start.
/// </summary>
/// <param name="spec">The environment's spec.</param>
/// <param name="capacity">How many are remembered.</param>
/// <param name="sampling">How they are drawn.</param>
internal sealed class TransitionMemory(EnvironmentSpec spec, int capacity, IReplaySampling sampling)
{
    private readonly Transitions transitions = new(spec, capacity);
    private readonly Ring ring = new(capacity);

    /// <summary>How many are remembered.</summary>
    public int Count => ring.Count;

    /// <summary>How they are drawn.</summary>
    public IReplaySampling Sampling => sampling;

    /// <summary>What is remembered, by place.</summary>
    public Transitions Transitions => transitions;

    /// <summary>Which places are in use, and when each was written.</summary>
    public Ring Ring => ring;

    /// <summary>A place for one more, in place of the oldest where there is no other.</summary>
    /// <param name="place">Where it is to be written to.</param>
    public Transitions Take(out int place)
    {
        place = ring.Take();
        sampling.Added(place);
        return transitions;
    }

    /// <summary>Copies some out, in the order given.</summary>
    public void Gather(ReadOnlySpan<int> places, Transitions to)
    {
        for (var i = 0; i < places.Length; i++)
        {
            transitions.Copy(places[i], to, i);
        }
    }

    /// <summary>Writes the exact values of all that is remembered.</summary>
    public void Save(BinaryWriter writer)
    {
        ring.Save(writer);
        transitions.Save(ring.Count, writer);
        sampling.Save(ring.Count, writer);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InputException">It is of a memory of another size.</exception>
    public void Load(BinaryReader reader)
    {
        ring.Load(reader);
        transitions.Load(ring.Count, reader);
        sampling.Load(ring.Count, reader);
    }
}
