using System.Globalization;

namespace MultiModalRL.Evaluation;

/// <summary>Numbers as a report prints them: a point for decimals, a true minus sign, narrow no-break spaces.</summary>
internal static class Figures
{
    private const string Space = "\u202f";
    private const string Unknown = "–";

    /// <summary>A share as a percentage: 0.9534 is <c>95.3 %</c>.</summary>
    public static string Percent(double share) => Fixed(100 * share, 1) + Space + "%";

    /// <summary>An interval of shares as percentages without the sign.</summary>
    public static string Percents(Interval interval) => Bounds(interval, value => Fixed(100 * value, 1));

    /// <summary>A difference of shares in points with its sign.</summary>
    public static string Points(double difference) => Signed(100 * difference, 1);

    /// <summary>An interval of differences of shares in points.</summary>
    public static string Points(Interval interval) => Bounds(interval, Points);

    /// <summary>A cost or reward: three decimals.</summary>
    public static string Number(double value) => Fixed(value, 3);

    /// <summary>An interval of costs or rewards.</summary>
    public static string Numbers(Interval interval) => Bounds(interval, Number);

    /// <summary>A difference of costs with its sign.</summary>
    public static string Difference(double value) => Signed(value, 3);

    /// <summary>An interval of such differences.</summary>
    public static string Differences(Interval interval) => Bounds(interval, Difference);

    /// <summary>A time: three significant digits of milliseconds.</summary>
    public static string Milliseconds(double value) => value switch
    {
        >= 99.95 => Fixed(value, 0),
        >= 9.995 => Fixed(value, 1),
        >= 0.9995 => Fixed(value, 2),
        _ => Fixed(value, 3),
    };

    /// <summary>A count with thousands set apart.</summary>
    public static string Count(long value) => Math.Abs(value) < 10000
        ? value.ToString(CultureInfo.InvariantCulture)
        : value.ToString("#,0", CultureInfo.InvariantCulture).Replace(",", Space, StringComparison.Ordinal);

    /// <summary>A label of an axis: 1.5M, 20k, 0.25.</summary>
    public static string Axis(double value) => Math.Abs(value) switch
    {
        0 => "0",
        >= 999_999.5 => General(value / 1e6) + "M",
        >= 9_999.5 => General(value / 1e3) + "k",
        < 0.001 => value.ToString("0.#e0", CultureInfo.InvariantCulture).Replace('-', '−'),
        _ => General(value),
    };

    /// <summary>A price λ as short as it goes.</summary>
    public static string Price(double value) => General(value);

    /// <summary>A coordinate of a drawing, to a hundredth.</summary>
    public static string Coordinate(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string General(double value) => value.ToString("0.######", CultureInfo.InvariantCulture).Replace('-', '−');

    private static string Fixed(double value, int decimals)
    {
        var text = value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAnyInRange('1', '9') ? text.Replace('-', '−') : text.TrimStart('-');
    }

    private static string Signed(double value, int decimals)
    {
        var text = Fixed(value, decimals);
        return text.StartsWith('−') || !text.AsSpan().ContainsAnyInRange('1', '9') ? text : "+" + text;
    }

    private static string Bounds(Interval interval, Func<double, string> format) =>
        interval.IsKnown ? $"[{format(interval.Low)}, {format(interval.High)}]" : Unknown;
}
