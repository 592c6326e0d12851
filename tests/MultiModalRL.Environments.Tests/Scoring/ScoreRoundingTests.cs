using System.Globalization;

namespace MultiModalRL.Environments.Tests;

public sealed class ScoreRoundingTests
{
    [Test]
    public void Round_GoldenNumbers_AgreesToTheBit() => GoldenFile.Check("Scoring/rounding.golden.jsonl", record =>
    {
        var (number, decimals) = (Number((string)record["x"]!), (int)record["d"]!);
        var (even, away) = (ScoreRounding.HalfToEven(number, decimals), ScoreRounding.HalfAwayFromZero(number, decimals));
        return even.Equals(Number((string)record["e"]!)) && away.Equals(Number((string)record["a"]!)) ? null : $"{even:R}, {away:R}";
    });

    [TestCase(0.125, 2, 0.12, 0.13)]
    [TestCase(-0.125, 2, -0.12, -0.13)]
    [TestCase(2.675, 2, 2.67, 2.67)]
    [TestCase(1.005, 2, 1, 1)]
    [TestCase(25, -1, 20, 30)]
    [TestCase(0, 2, 0, 0)]
    public void Round_Ties_GoWhereTheyShould(double value, int decimals, double even, double away) => Assert.Multiple(() =>
    {
        Assert.That(ScoreRounding.HalfToEven(value, decimals), Is.EqualTo(even));
        Assert.That(ScoreRounding.HalfAwayFromZero(value, decimals), Is.EqualTo(away));
    });

    [TestCase(1.5, 400, 1.5)]
    [TestCase(1.5, int.MaxValue, 1.5)]
    [TestCase(1e308, -400, 0)]
    [TestCase(5e-324, 323, 0)]
    public void Round_MoreDecimalsThanNumbersHave_IsQuick(double value, int decimals, double rounded) =>
        Assert.That(ScoreRounding.HalfToEven(value, decimals), Is.EqualTo(rounded));

    [Test]
    public void Round_NotFinite_StaysSo() => Assert.Multiple(() =>
    {
        Assert.That(ScoreRounding.HalfToEven(double.PositiveInfinity, 2), Is.EqualTo(double.PositiveInfinity));
        Assert.That(ScoreRounding.HalfToEven(double.NaN, 2), Is.NaN);
    });

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
