namespace MultiModalRL.Cli.Tests;

public sealed class PhaseTimesTests
{
    [Test]
    public void Seconds_OverTwoUpdates_LeavePausesAndTheWarmUpOut()
    {
        var clock = new ManualClock();
        var times = new PhaseTimes(clock, () => clock.Seconds() / 2);
        Spend(Phase.Act, 1000);
        times.Start();
        for (var update = 0; update < 2; update++)
        {
            Spend(Phase.Act, 20);
            Spend(Phase.Update, 30);
            clock.Advance(10);
            times.Pause();
            clock.Advance(500);
            times.Resume();
        }

        Assert.Multiple(() =>
        {
            Assert.That(times.Updates, Is.EqualTo(2));
            Assert.That(times.Seconds, Is.EqualTo(0.12).Within(1e-9));
            Assert.That(times.Spent, Is.EqualTo(new[] { 0.03, 0.03 }).Within(1e-9));
            Assert.That(times.SecondsOf(Phase.Act), Is.EqualTo(0.04).Within(1e-9));
            Assert.That(times.SecondsOf(Phase.Update), Is.EqualTo(0.06).Within(1e-9));
            Assert.That(times.SecondsOf(Phase.Step), Is.Zero);
        });

        void Spend(Phase phase, double milliseconds)
        {
            var now = times.Now();
            clock.Advance(milliseconds);
            times.Add(phase, now);
        }
    }
}
