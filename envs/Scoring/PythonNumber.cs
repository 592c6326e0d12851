using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;

namespace MultiModalRL.Environments;

/// <summary>Numbers as Python's <c>float(text)</c> reads them and <c>str(number)</c> writes them.</summary>
internal static partial class PythonNumber
{
    /// <summary><c>float(text)</c>; null where Python raises <c>ValueError</c>.</summary>
    public static double? Parse(string text)
    {
        var trimmed = Ascii(PythonText.Strip(text));
        var match = Infinite().Match(trimmed);
        if (match.Success)
        {
            var value = match.Groups["nan"].Success ? double.NaN : double.PositiveInfinity;
            return trimmed[0] == '-' ? -value : value;
        }

        return Finite().IsMatch(trimmed)
            ? double.Parse(trimmed.Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture)
            : null;
    }

    /// <summary><c>str(int(text))</c>; null where Python raises <c>ValueError</c>.</summary>
    public static string? Whole(string text)
    {
        var trimmed = Ascii(PythonText.Strip(text));
        return Integer().IsMatch(trimmed)
            ? BigInteger.Parse(trimmed.Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)
            : null;
    }

    /// <summary><c>str(number)</c> of a float: the shortest digits that read back, with an exponent below 1e-4 and from 1e16.</summary>
    public static string Text(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }

        var parts = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture).Split('E');
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        var all = parts[0].Replace(".", "", StringComparison.Ordinal);
        var significant = all.TrimStart('0');
        var digits = significant.TrimEnd('0') is { Length: > 0 } some ? some : "0";
        var exponent = value == 0 ? 0
            : (point < 0 ? all.Length : point) - (all.Length - significant.Length) - 1 + (parts is [_, var power] ? int.Parse(power, CultureInfo.InvariantCulture) : 0);
        var sign = double.IsNegative(value) ? "-" : "";
        return sign + Placed(digits, exponent);
    }

    /// <summary><c>str(int(number))</c>; null where Python raises an error: the number is not finite.</summary>
    public static string? WholeText(double value) =>
        double.IsFinite(value) ? new BigInteger(Math.Truncate(value)).ToString(CultureInfo.InvariantCulture) : null;

    private static string Placed(string digits, int exponent)
    {
        if (exponent is < -4 or >= 16)
        {
            var fraction = digits.Length > 1 ? "." + digits[1..] : "";
            return string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
        }

        if (exponent < 0)
        {
            return "0." + new string('0', -exponent - 1) + digits;
        }

        var whole = digits.PadRight(exponent + 1, '0');
        return whole.Length > exponent + 1 ? $"{whole[..(exponent + 1)]}.{whole[(exponent + 1)..]}" : whole + ".0";
    }

    // Decimal digits of any script count.
    private static string Ascii(string text)
    {
        var ascii = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber
                ? ascii.Append((int)Rune.GetNumericValue(rune))
                : ascii.Append(rune);
        }

        return ascii.ToString();
    }

    [GeneratedRegex(@"^[+-]?[0-9]+(?:_[0-9]+)*\z")]
    private static partial Regex Integer();

    [GeneratedRegex(@"^[+-]?(?:inf(?:inity)?|(?<nan>nan))\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Infinite();

    [GeneratedRegex(@"^[+-]?(?:[0-9]+(?:_[0-9]+)*(?:\.(?:[0-9]+(?:_[0-9]+)*)?)?|\.[0-9]+(?:_[0-9]+)*)(?:[eE][+-]?[0-9]+(?:_[0-9]+)*)?\z")]
    private static partial Regex Finite();
}
