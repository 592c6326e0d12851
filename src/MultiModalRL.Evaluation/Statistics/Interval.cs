using System.Text.Json.Serialization;

namespace MultiModalRL.Evaluation;

/// <summary>
/// A closed interval; in JSON <c>[low, high]</c>, or null where nothing is known. Infinite bounds mean that the data say
/// nothing, as with a single cluster or a single seed.
/// </summary>
/// <param name="Low">The lower bound.</param>
/// <param name="High">The upper bound.</param>
[JsonConverter(typeof(IntervalJsonConverter))]
public readonly record struct Interval(double Low, double High)
{
    /// <summary>The whole line: nothing is known.</summary>
    public static Interval Unknown => new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Whether both bounds are finite.</summary>
    public bool IsKnown => double.IsFinite(Low) && double.IsFinite(High);

    /// <summary>The interval around a centre.</summary>
    public static Interval Around(double centre, double halfWidth) => new(centre - halfWidth, centre + halfWidth);

    /// <summary>Whether every value of the interval lies above <paramref name="value"/>.</summary>
    public bool IsAbove(double value) => Low > value;

    /// <summary>Whether every value of the interval lies below <paramref name="value"/>.</summary>
    public bool IsBelow(double value) => High < value;

    /// <summary>Whether the interval contains <paramref name="value"/>.</summary>
    public bool Contains(double value) => Low <= value && value <= High;

    /// <summary>
    /// The part of the interval within the values that the quantity can take; it covers the truth exactly as often.
    /// </summary>
    public Interval Within(double lowest, double highest) =>
        new(Math.Clamp(Low, lowest, highest), Math.Clamp(High, lowest, highest));
}
