using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>
/// The order in which an epoch goes through a rollout: all steps shuffled, or, where there is memory, all rows shuffled
/// with their steps in order. It depends on the seed and the epoch's number alone: nothing random has to be saved.
/// </summary>
internal sealed class Minibatches
{
    private readonly ulong seed;
    private readonly int steps;
    private readonly int rows;
    private readonly int unit;
    private readonly long[] order;
    private readonly long[] gathered;
    private readonly int size;

    /// <summary>Plans minibatches of about <paramref name="size"/> steps.</summary>
    public Minibatches(Rollout rollout, int size, bool sequences, ulong seed)
    {
        this.seed = new SeedSequence(seed).Seed("minibatches");
        (steps, rows) = (rollout.Steps, rollout.Rows);
        unit = sequences ? steps : 1;
        order = new long[rollout.Count / unit];
        gathered = new long[rollout.Count];
        this.size = Math.Clamp(size / unit, 1, order.Length);
        Count = (order.Length + this.size - 1) / this.size;
    }

    /// <summary>How many an epoch has.</summary>
    public int Count { get; }

    /// <summary>Shuffles for an epoch.</summary>
    public void Shuffle(long epoch)
    {
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        new RandomStream(RandomStream.Combine(seed, (ulong)epoch)).Shuffle<long>(order);
    }

    /// <summary>The places of the steps of a minibatch.</summary>
    public ReadOnlySpan<long> this[int number]
    {
        get
        {
            var chosen = order.AsSpan(number * size, Math.Min(size, order.Length - number * size));
            if (unit == 1)
            {
                return chosen;
            }

            for (var step = 0; step < steps; step++)
            {
                for (var i = 0; i < chosen.Length; i++)
                {
                    gathered[step * chosen.Length + i] = (long)step * rows + chosen[i];
                }
            }

            return gathered.AsSpan(0, steps * chosen.Length);
        }
    }
}
