namespace MultiModalRL.Cli.Tests;

public sealed class RateMeterTests
{
    [Test]
    public void Measure_WorksOfKnownSpeed_GivesTheirRatesAndRatio()
    {
        var clock = new ManualClock();
        var rates = new RateMeter(clock, seconds: 0.3, CancellationToken.None).Measure(Work(clock, 30, 2), Work(clock, 5, 1));
        Assert.Multiple(() =>
        {
            Assert.That(rates[0], Is.EqualTo(15_000).Within(1e-6));
            Assert.That(rates[1], Is.EqualTo(5_000).Within(1e-6));
            Assert.That(rates.Ratio(0, 1), Is.EqualTo(3).Within(1e-9));
        });
    }

    [Test]
    public void Measure_OtherLoadInMostSlices_GivesTheSpeedWithoutIt()
    {
        var clock = new ManualClock();
        var calls = 0;
        var rates = new RateMeter(clock, seconds: 0.15, CancellationToken.None).Measure(() =>
        {
            clock.Advance(++calls % 7 == 0 ? 10 : 35);
            return 10;
        });
        Assert.That(rates[0], Is.EqualTo(1_000).Within(1e-6));
    }

    [Test]
    public void Measure_WhenAskedToStop_Stops()
    {
        var meter = new RateMeter(new ManualClock(), seconds: 1, new CancellationToken(canceled: true));
        Assert.That(() => meter.Measure(() => 1), Throws.InstanceOf<OperationCanceledException>());
    }

    private static Func<long> Work(ManualClock clock, long units, double milliseconds) => () =>
    {
        clock.Advance(milliseconds);
        return units;
    };
}
