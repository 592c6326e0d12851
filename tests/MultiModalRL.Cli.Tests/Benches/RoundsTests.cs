namespace MultiModalRL.Cli.Tests;

public sealed class RoundsTests
{
    // Six: 1/64 that all lie above the median. Nine: (1 + 9)/512 = 0.0195 for the second, 46/512 for the third.
    [TestCase(5, null, null)]
    [TestCase(6, 1, 6)]
    [TestCase(8, 1, 8)]
    [TestCase(9, 2, 8)]
    public void Interval_OfRounds_IsBetweenTheNumbersOfTheSignTest(int rounds, double? low, double? high)
    {
        var values = Enumerable.Range(1, rounds).Select(value => (double)value).Reverse().ToArray();
        var measured = new Rounds(values);
        Assert.That(measured.Median, Is.EqualTo((rounds + 1) / 2.0));
        Assert.That(measured.Interval?.Low, Is.EqualTo(low));
        Assert.That(measured.Interval?.High, Is.EqualTo(high));
    }
}
