using System.Globalization;
using System.Numerics;

namespace MultiModalRL.Environments;

/// <summary>
/// Rounding to decimals of the exact binary value of a number, as Python's <c>round(x, n)</c> and <c>format(x, ".nf")</c>
/// do. <see cref="Math.Round(double, int)"/> scales in floating point first, which moves values such as 2.675 across a tie.
/// </summary>
public static class ScoreRounding
{
    // No double has more decimals, or more digits before its point: beyond, Python does not compute either.
    private const int MostDecimals = 323;
    private const int MostDigits = 308;

    /// <summary>Ties go to the even digit: Python 3.</summary>
    /// <param name="value">Any number; one that is not finite comes back as it is.</param>
    /// <param name="decimals">Decimals to keep; below 0 rounds to tens, hundreds and so on.</param>
    public static double HalfToEven(double value, int decimals) => Round(value, decimals, tiesAway: false);

    /// <summary>Ties go away from zero: Python 2.</summary>
    /// <param name="value">Any number; one that is not finite comes back as it is.</param>
    /// <param name="decimals">Decimals to keep; below 0 rounds to tens, hundreds and so on.</param>
    public static double HalfAwayFromZero(double value, int decimals) => Round(value, decimals, tiesAway: true);

    private static double Round(double value, int decimals, bool tiesAway)
    {
        if (!double.IsFinite(value) || value == 0 || decimals > MostDecimals)
        {
            return value;
        }

        if (decimals < -MostDigits)
        {
            return Math.CopySign(0, value);
        }

        var (numerator, denominator) = Fraction(Math.Abs(value));
        var scale = BigInteger.Pow(10, Math.Abs(decimals));
        (numerator, denominator) = decimals >= 0 ? (numerator * scale, denominator) : (numerator, denominator * scale);
        var quotient = BigInteger.DivRem(numerator, denominator, out var remainder);
        var half = (2 * remainder).CompareTo(denominator);
        if (half > 0 || (half == 0 && (tiesAway || !quotient.IsEven)))
        {
            quotient++;
        }

        var rounded = double.Parse(string.Create(CultureInfo.InvariantCulture, $"{quotient}E{-decimals}"), CultureInfo.InvariantCulture);
        return Math.CopySign(rounded, value);
    }

    private static (BigInteger Numerator, BigInteger Denominator) Fraction(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var biased = (int)(bits >> 52) & 0x7FF;
        var mantissa = bits & ((1L << 52) - 1);
        var exponent = Math.Max(biased, 1) - 1075;
        BigInteger significand = biased == 0 ? mantissa : mantissa | (1L << 52);
        return exponent >= 0 ? (significand << exponent, BigInteger.One) : (significand, BigInteger.One << -exponent);
    }
}
