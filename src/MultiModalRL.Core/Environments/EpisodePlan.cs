namespace MultiModalRL.Core;

/// <summary>
/// Which episodes are played, in order. Episode n is a function of the seed and n alone, so a plan is resumed by its
/// <see cref="Position"/>.
/// </summary>
public sealed class EpisodePlan
{
    private readonly bool endless;
    private readonly int examples;
    private readonly int repeats;
    private readonly ulong seed;
    private int[] order = [];
    private long orderEpoch = -1;

    private EpisodePlan(ulong seed, int examples, int repeats, bool endless)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(examples);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(repeats);
        this.seed = seed;
        this.examples = examples;
        this.repeats = repeats;
        this.endless = endless;
    }

    /// <summary>The number of the next episode.</summary>
    public long Position { get; set; }

    /// <summary>Epoch after epoch without end, each a fresh shuffle of all examples.</summary>
    /// <param name="seed">The seed of everything.</param>
    /// <param name="examples">How many examples there are.</param>
    /// <param name="repeats">
    /// How many times in a row the same content is played, with other draws of the policy each time: episodes n and m are
    /// of one content where n / <paramref name="repeats"/> = m / <paramref name="repeats"/>.
    /// </param>
    public static EpisodePlan Endless(ulong seed, int examples, int repeats = 1) => new(seed, examples, repeats, endless: true);

    /// <summary>Every example exactly once, in order.</summary>
    public static EpisodePlan EachOnce(ulong seed, int examples) => new(seed, examples, repeats: 1, endless: false);

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
        var (content, repeat) = Math.DivRem(number, repeats);
        var example = endless ? Shuffled(content) : (int)content;
        return new Episode(number, example, RandomStream.Combine(seed, (ulong)content)) { Repeat = (int)repeat };
    }

    private int Shuffled(long content)
    {
        var epoch = content / examples;
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

        return order[content % examples];
    }
}
