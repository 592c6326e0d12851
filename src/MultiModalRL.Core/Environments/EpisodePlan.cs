namespace MultiModalRL.Core;

/// <summary>
/// Which episodes are played, in order. Episode n is a function of the seed and n alone, so a plan is resumed by its
/// <see cref="Position"/>.
/// </summary>
public sealed class EpisodePlan
{
    private readonly bool endless;
    private readonly int examples;
    private readonly ulong seed;
    private int[] order = [];
    private long orderEpoch = -1;

    private EpisodePlan(ulong seed, int examples, bool endless)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(examples);
        this.seed = seed;
        this.examples = examples;
        this.endless = endless;
    }

    /// <summary>The number of the next episode.</summary>
    public long Position { get; set; }

    /// <summary>Epoch after epoch without end, each a fresh shuffle of all examples.</summary>
    public static EpisodePlan Endless(ulong seed, int examples) => new(seed, examples, endless: true);

    /// <summary>Every example exactly once, in order.</summary>
    public static EpisodePlan EachOnce(ulong seed, int examples) => new(seed, examples, endless: false);

    /// <summary>The next episode; false when the plan is done.</summary>
    public bool TryNext(out Episode episode)
    {
        if (!endless && Position >= examples)
        {
            episode = default;
            return false;
        }

        episode = At(Position++);
        return true;
    }

    /// <summary>The episode of a number.</summary>
    public Episode At(long number)
    {
        var example = endless ? Shuffled(number) : (int)number;
        return new Episode(number, example, RandomStream.Combine(seed, (ulong)number));
    }

    private int Shuffled(long number)
    {
        var epoch = number / examples;
        if (epoch != orderEpoch)
        {
            order = order.Length == examples ? order : new int[examples];
            for (var i = 0; i < examples; i++)
            {
                order[i] = i;
            }

            var random = new RandomStream(RandomStream.Combine(~seed, (ulong)epoch));
            random.Shuffle<int>(order);
            orderEpoch = epoch;
        }

        return order[number % examples];
    }
}
