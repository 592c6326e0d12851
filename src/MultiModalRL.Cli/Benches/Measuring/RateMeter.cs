namespace MultiModalRL.Cli;

/// <summary>Measures how fast works go. The works take turns, a slice each, so that all meet the same machine.</summary>
/// <param name="clock">The stop-watch.</param>
/// <param name="effort">Seconds of effort so far; see <see cref="Effort"/>.</param>
/// <param name="seconds">How long each work is measured, warm-up not counted.</param>
/// <param name="cancellation">Ends it.</param>
internal sealed class RateMeter(TimeProvider clock, Func<double> effort, double seconds, CancellationToken cancellation)
{
    private const int Slices = 15;

    // Works whose single calls take longer than a slice get fewer slices: as many as it takes to be this far over time.
    private const int LeastSlices = 5;
    private const double MostSeconds = 3;

    // Compiled code is replaced by faster one while it runs: what is measured comes after that.
    private const double WarmUp = 0.5;

    /// <summary>Runs works in turns; each call of a work says how many units it did.</summary>
    public Rates Measure(params Func<long>[] works)
    {
        foreach (var work in works)
        {
            _ = Run(work, seconds * WarmUp);
        }

        var fastest = new double[works.Length];
        var units = new double[works.Length];
        var spent = new double[works.Length];
        var start = clock.GetTimestamp();
        for (var slice = 0; slice < Slices && (slice < LeastSlices || Fits(start, works.Length)); slice++)
        {
            for (var work = 0; work < works.Length; work++)
            {
                var before = effort();
                var (done, elapsed) = Run(works[work], seconds / Slices);
                spent[work] += effort() - before;
                units[work] += done;
                fastest[work] = Math.Max(fastest[work], done / elapsed);
            }
        }

        return new Rates(fastest, [.. units.Zip(spent, (done, cost) => done / cost)]);
    }

    private bool Fits(long start, int works) => clock.GetElapsedTime(start).TotalSeconds < MostSeconds * seconds * works;

    private (long Units, double Seconds) Run(Func<long> work, double least)
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

        return (units, elapsed);
    }
}
