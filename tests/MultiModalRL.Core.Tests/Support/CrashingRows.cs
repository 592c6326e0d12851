namespace MultiModalRL.Core.Tests;

/// <summary>Rows of environments that crash at the same places, however they are stepped.</summary>
/// <param name="thrown">What an episode's step throws, or null.</param>
internal sealed class CrashingRows(Func<long, int, Exception?> thrown)
{
    /// <summary>All environments that were made, with their rows, in order.</summary>
    public List<(int Row, CrashingEnvironment Environment)> Made { get; } = [];

    public bool DisposingFails { get; init; }

    /// <summary>From this one on the factory fails.</summary>
    public int MostMade { get; init; } = int.MaxValue;

    /// <summary>Throws at the places given, by episode and step.</summary>
    public static CrashingRows At(params (long Episode, int Step)[] places) =>
        new((number, step) => places.Contains((number, step)) ? new DivideByZeroException($"broke at {number}:{step}") : null);

    /// <param name="rows">How many rows.</param>
    /// <param name="workers">Threads; 0 for one row after another without a team.</param>
    /// <param name="restarts">How many may be made anew.</param>
    public IVectorEnvironment Create(int rows, int workers, int restarts) => workers == 0
        ? new SyncVectorEnvironment(Make, rows, restarts)
        : new ParallelVectorEnvironment(Make, rows, workers, restarts);

    private CrashingEnvironment Make(int row)
    {
        if (Made.Count >= MostMade)
        {
            throw new InvalidOperationException("no more of them");
        }

        Made.Add((row, new CrashingEnvironment(thrown) { DisposingFails = DisposingFails }));
        return Made[^1].Environment;
    }
}
