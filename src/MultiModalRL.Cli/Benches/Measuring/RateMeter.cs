namespace MultiModalRL.Cli;

/// <summary>Measures how fast works go. The works take turns, a slice each, so that all meet the same machine.</summary>
/// <param name="clock">The stop-watch.</param>
/// <param name="seconds">How long each work is measured, warm-up not counted.</param>
/// <param name="cancellation">Ends it.</param>
internal sealed class RateMeter(TimeProvider clock, double seconds, CancellationToken cancellation)
{
    private const int Slices = 15;

    // Compiled code is replaced by faster one while it runs: what is measured comes after that.
    private const double WarmUp = 0.5;

    /// <summary>Runs works in turns; each call of a work says how many units it did.</summary>
    public Rates Measure(params Func<long>[] works)
    {
        foreach (var work in works)
        {
            _ = Run(work, seconds * WarmUp);
        }

        var rates = Array.ConvertAll(works, _ => new double[Slices]);
        for (var slice = 0; slice < Slices; slice++)
        {
            for (var work = 0; work < works.Length; work++)
            {
                rates[work][slice] = Run(works[work], seconds / Slices);
            }
        }

        return new Rates(rates);
    }

    private double Run(Func<long> work, double least)
    {
        var start = clock.GetTimestamp();
        var units = 0L;
        double elapsed;
        do
        {
            cancellation.ThrowIfCancellationRequested();
            units += work();
            elapsed = clock.GetElapsedTime(start).TotalSeconds;
        }
        while (elapsed < least);

        return units / elapsed;
    }
}
