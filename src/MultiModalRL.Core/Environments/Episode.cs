namespace MultiModalRL.Core;

/// <summary>One episode as numbers: its content depends on these alone, never on the row that plays it.</summary>
/// <param name="Number">Its place in the plan: 0, 1, 2, …</param>
/// <param name="Example">The example of the benchmark, or 0 where there are none.</param>
/// <param name="Seed">The seed of everything random in it.</param>
public readonly record struct Episode(long Number, int Example, ulong Seed)
{
    /// <summary>
    /// Which playing of the same content it is: 0 where each content is played once. Content depends on the example and the
    /// seed alone, a policy's draws on this too.
    /// </summary>
    public int Repeat { get; init; }

    /// <summary>A random stream for the episode's content.</summary>
    public RandomStream Random() => new(Seed);

    /// <summary>The key that a policy's draws at one step depend on.</summary>
    /// <param name="step">0 at the first observation.</param>
    public ulong Key(int step) =>
        RandomStream.Combine(Repeat == 0 ? Seed : RandomStream.Combine(Seed, ~(ulong)Repeat), (ulong)step);
}
