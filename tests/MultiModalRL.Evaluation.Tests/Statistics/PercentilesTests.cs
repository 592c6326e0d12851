namespace MultiModalRL.Evaluation.Tests;

public sealed class PercentilesTests
{
    [Test]
    public void Of_FiveValues_InterpolatesBetweenOrderStatistics()
    {
        // Positions (n − 1)·p: 4·0.5 = 2, 4·0.9 = 3.6, 4·0.99 = 3.96.
        var values = Percentiles.Of([50, 10, 30, 20, 40], 0, 50, 90, 99, 100);

        Assert.That(values, Is.EqualTo(new[] { 10, 30, 46, 49.6, 50 }).Within(1e-9));
    }

    [Test]
    public void Of_OneValue_IsThatValue() => Assert.That(Percentiles.Of([7], 50, 90, 99), Is.EqualTo(new[] { 7.0, 7, 7 }));

    [Test]
    public void Of_Values_LeavesThemUnsorted()
    {
        double[] values = [3, 1, 2];
        _ = Percentiles.Of(values, 50);

        Assert.That(values, Is.EqualTo(new[] { 3.0, 1, 2 }));
    }
}
