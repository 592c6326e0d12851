namespace MultiModalRL.Core;

/// <summary>Saving an environment and going on.</summary>
internal static class SaveChecks
{
    private const int StepsAfter = 40;

    public static string? Continuation(CheckSubject subject)
    {
        using var fresh = subject.Make(CheckSubject.Rows);
        foreach (var stepsBefore in new[] { 0, 1, 7 })
        {
            if (Continuation(subject, fresh, stepsBefore) is { } finding)
            {
                return $"saved after {stepsBefore} steps, {finding}";
            }
        }

        return null;
    }

    public static string? OtherRows(CheckSubject subject)
    {
        var play = new Play(subject.Shared(CheckSubject.Rows), subject.Plan(subject.Seed), garbage: 1);
        play.Reset();
        var other = new Play(subject.Shared(1), subject.Plan(subject.Seed), garbage: 1);
        try
        {
            Transfer(play, other);
            return $"a state of {CheckSubject.Rows} rows was loaded into 1 without InputException";
        }
        catch (InputException)
        {
            return null;
        }
    }

    private static string? Continuation(CheckSubject subject, IVectorEnvironment fresh, int stepsBefore)
    {
        var original = new Play(subject.Shared(CheckSubject.Rows), subject.Plan(subject.Seed), garbage: 1);
        original.Reset();
        for (var i = 0; i < stepsBefore; i++)
        {
            original.Step();
        }

        var resumed = new Play(fresh, subject.Plan(subject.Seed), garbage: 2);
        Transfer(original, resumed);
        var finding = Difference(original, resumed, stepped: false);
        for (var i = 0; i < StepsAfter && finding is null; i++)
        {
            original.Step();
            resumed.Step();
            finding = Difference(original, resumed, stepped: true);
        }

        return finding;
    }

    private static void Transfer(Play from, Play to)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        from.Save(writer);
        writer.Flush();
        stream.Position = 0;
        using var reader = new BinaryReader(stream);
        to.Load(reader);
    }

    private static string? Difference(Play original, Play resumed, bool stepped)
    {
        if (original.Plan.Position != resumed.Plan.Position)
        {
            return $"the plan is at {resumed.Plan.Position} instead of {original.Plan.Position}";
        }

        var (first, second) = (original.Current, resumed.Current);
        return StepChecks.EachRow(original, row =>
            first.Keys[row] != second.Keys[row] || first.Starts[row] != second.Starts[row] ? $"row {row}: another key or start"
            : first.Episodes[row] != second.Episodes[row] ? $"row {row}: another episode number"
            : !Same(first.Observations, second.Observations, row) ? $"row {row}: another observation after {resumed.Steps} steps"
            : !stepped ? null
            : first.Rewards[row] != second.Rewards[row] || first.Status[row] != second.Status[row]
            ? $"row {row}: another reward or status after {resumed.Steps} steps"
            : !Same(original.Info, resumed.Info, row) ? $"row {row}: other info after {resumed.Steps} steps"
            : null);
    }

    private static bool Same(Columns first, Columns second, int row) => Bytes(first, row).AsSpan().SequenceEqual(Bytes(second, row));

    private static byte[] Bytes(Columns columns, int row)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        columns.WriteRow(row, writer);
        return stream.ToArray();
    }
}
