using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>
/// The order in which an epoch goes through a rollout: its units (steps, whole episodes, or whole rows where there is
/// memory) shuffled, and cut into minibatches. It depends on the seed and the epoch's number alone: nothing random has to
/// be saved.
/// </summary>
internal sealed class Minibatches
{
    private const int QuestionSize = 1024;
    private const int VectorSize = 128;

    private readonly ulong seed;
    private readonly int rows;
    private readonly int size;
    private readonly long[] gathered;
    private readonly List<int> ends = [];
    private StepSpan[] order = [];

    /// <summary>Plans minibatches of up to <paramref name="size"/> steps, or of one unit where that has more.</summary>
    public Minibatches(Rollout rollout, int size, ulong seed)
    {
        this.seed = new SeedSequence(seed).Seed("minibatches");
        this.size = size;
        rows = rollout.Rows;
        gathered = new long[rollout.Count];
    }

    /// <summary>How many the epoch has.</summary>
    public int Count => ends.Count;

    /// <summary>The size asked for; without one that which is fast where questions are answered, and the usual one elsewhere.</summary>
    public static int SizeOf(int? asked, EnvironmentSpec spec) => asked ?? (spec.QuestionAnswering is null ? VectorSize : QuestionSize);

    /// <summary>Shuffles some units for an epoch.</summary>
    public void Shuffle(long epoch, ReadOnlySpan<StepSpan> units)
    {
        order = order.Length == units.Length ? order : new StepSpan[units.Length];
        units.CopyTo(order);
        new RandomStream(RandomStream.Combine(seed, (ulong)epoch)).Shuffle<StepSpan>(order);
        ends.Clear();
        var (steps, most) = (0, Most());
        for (var i = 0; i < order.Length; i++)
        {
            if (i > 0 && steps + order[i].Length > most)
            {
                ends.Add(i);
                steps = 0;
            }

            steps += order[i].Length;
        }

        if (order.Length > 0)
        {
            ends.Add(order.Length);
        }
    }

    // Single steps are shared out evenly: a small rest would take as large a step as the others, and one step alone has no deviation.
    private int Most()
    {
        var count = (order.Length + size - 1) / size;
        return count > 0 && order.All(unit => unit.Length == 1) ? (order.Length + count - 1) / count : size;
    }

    /// <summary>The places of the steps of a minibatch: the first step of each of its units, then the second, …</summary>
    public ReadOnlySpan<long> this[int number]
    {
        get
        {
            var start = number == 0 ? 0 : ends[number - 1];
            var chosen = order.AsSpan(start, ends[number] - start);
            var (count, before) = (0, -1);
            for (var step = 0; count > before; step++)
            {
                before = count;
                foreach (var unit in chosen)
                {
                    if (unit.Length > step)
                    {
                        gathered[count++] = unit.First + (long)step * rows;
                    }
                }
            }

            return gathered.AsSpan(0, count);
        }
    }
}
