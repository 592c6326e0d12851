namespace MultiModalRL.Evaluation;

/// <summary>Round numbers along an axis: multiples of 1, 2 or 5 times a power of ten.</summary>
internal static class Ticks
{
    /// <summary>The multiples of a round step within the range, about <paramref name="count"/> of them.</summary>
    public static double[] Of(Interval range, int count)
    {
        var step = Step(range, count);
        var ticks = new List<double>();
        for (var i = Math.Ceiling((range.Low / step) - 1e-9); i * step <= range.High + (1e-9 * step); i++)
        {
            ticks.Add(i * step);
        }

        return [.. ticks];
    }

    /// <summary>The range widened to round numbers; a range of no width gets some.</summary>
    public static Interval Widen(Interval range, int count)
    {
        if (range.High - range.Low <= 1e-9 * Math.Max(1e-9, Math.Abs(range.High)))
        {
            var half = range.High == 0 ? 1 : Math.Abs(range.High) / 2;
            range = Interval.Around(range.High, half);
        }

        var step = Step(range, count);
        return new Interval(step * Math.Floor((range.Low / step) + 1e-9), step * Math.Ceiling((range.High / step) - 1e-9));
    }

    private static double Step(Interval range, int count)
    {
        var rough = (range.High - range.Low) / count;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return power * (rough / power) switch
        {
            <= 1.0001 => 1,
            <= 2.0001 => 2,
            <= 5.0001 => 5,
            _ => 10,
        };
    }
}
