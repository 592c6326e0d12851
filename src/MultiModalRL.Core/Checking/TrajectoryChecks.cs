namespace MultiModalRL.Core;

/// <summary>What an episode may depend on: the seed and its number, nothing else.</summary>
internal static class TrajectoryChecks
{
    // As many as are played: where few beginnings exist, a handful of episodes may begin alike by chance.
    private const int Episodes = Play.EnoughEpisodes;
    private const int Rows = 8;

    public static string? SameSeed(CheckSubject subject)
    {
        var first = Log(subject, CheckSubject.Rows, subject.Seed, garbage: 1);
        using var fresh = subject.Make(CheckSubject.Rows);
        return first.Difference(Log(subject, CheckSubject.Rows, subject.Seed, garbage: 1)) is { } again
            ? $"after a second reset, {again}"
            : first.Difference(TrajectoryLog.Of(fresh, subject.Plan(subject.Seed), garbage: 1)) is { } other
            ? $"in a second environment, {other}"
            : null;
    }

    // Where all episodes begin alike there is nothing random that a seed could change.
    public static string? AnotherSeed(CheckSubject subject)
    {
        var first = FirstObservations(subject, subject.Seed);
        var other = FirstObservations(subject, ~subject.Seed);
        var random = first.Any(observation => !observation.AsSpan().SequenceEqual(first[0]));
        var same = first.Zip(other).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second));
        return random && same ? $"the first {first.Count} episodes begin the same under two seeds" : null;
    }

    public static string? WrittenWhole(CheckSubject subject) =>
        Log(subject, CheckSubject.Rows, subject.Seed, garbage: 1)
            .Difference(Log(subject, CheckSubject.Rows, subject.Seed, garbage: 2)) is { } difference
            ? $"with other values in the buffers before, {difference}"
            : null;

    public static string? RowCount(CheckSubject subject)
    {
        var one = Log(subject, rows: 1, subject.Seed, garbage: 1);
        foreach (var rows in new[] { 3, 8 })
        {
            if (one.Difference(Log(subject, rows, subject.Seed, garbage: 1)) is { } difference)
            {
                return $"with 1 and {rows} rows, {difference}";
            }
        }

        return null;
    }

    private static List<byte[]> FirstObservations(CheckSubject subject, ulong seed) =>
        [.. Log(subject, Rows, seed, garbage: 1).FirstObservations(Episodes)];

    private static TrajectoryLog Log(CheckSubject subject, int rows, ulong seed, ulong garbage) =>
        TrajectoryLog.Of(subject.Shared(rows), subject.Plan(seed), garbage);
}
