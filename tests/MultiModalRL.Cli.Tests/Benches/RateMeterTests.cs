namespace MultiModalRL.Cli.Tests;

public sealed class RateMeterTests
{
    [Test]
    public void Measure_WorksOfKnownSpeed_GivesTheirRatesAndRatio()
    {
        var clock = new ManualClock();
        var rates = new RateMeter(clock, clock.Seconds, seconds: 0.3, CancellationToken.None).Measure(Work(clock, 30, 2), Work(clock, 5, 1));
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
        var rates = new RateMeter(clock, clock.Seconds, seconds: 0.15, CancellationToken.None).Measure(() =>
        {
            clock.Advance(++calls % 7 == 0 ? 10 : 35);
            return 10;
        });
        Assert.That(rates[0], Is.EqualTo(1_000).Within(1e-6));
    }

    // Once to warm up; then 0.5 s is more than three times the 0.15 asked for, and five slices are the least.
    [TestCase(500, 1 + 5)]
    [TestCase(40, 2 + 12)]
    [TestCase(10, 8 + 15)]
    public void Measure_CallsLongerThanASlice_GetsFewerOfThem(double milliseconds, int expected)
    {
        var clock = new ManualClock();
        var calls = 0;
        _ = new RateMeter(clock, clock.Seconds, seconds: 0.15, CancellationToken.None).Measure(() =>
        {
            clock.Advance(milliseconds);
            calls++;
            return 1;
        });
        Assert.That(calls, Is.EqualTo(expected));
    }

    [Test]
    public void Ratio_UnderOtherLoad_IsOfTheEffort()
    {
        var clock = new ManualClock();
        var spent = 0.0;
        var calls = 0;
        var rates = new RateMeter(clock, () => spent, seconds: 0.15, CancellationToken.None).Measure(Loaded(1), Loaded(4));
        Assert.That(rates.Ratio(0, 1), Is.EqualTo(4).Within(1e-9));

        // Takes its effort, and every third time another process besides.
        Func<long> Loaded(double milliseconds) => () =>
        {
            spent += milliseconds / 1000;
            clock.Advance(milliseconds + (++calls % 3 == 0 ? 30 : 0));
            return 1;
        };
    }

    [Test]
    public void Measure_WhenAskedToStop_Stops()
    {
        var meter = new RateMeter(new ManualClock(), () => 0, seconds: 1, new CancellationToken(canceled: true));
        Assert.That(() => meter.Measure(() => 1), Throws.InstanceOf<OperationCanceledException>());
    }

    private static Func<long> Work(ManualClock clock, long units, double milliseconds) => () =>
    {
        clock.Advance(milliseconds);
        return units;
    };
}
