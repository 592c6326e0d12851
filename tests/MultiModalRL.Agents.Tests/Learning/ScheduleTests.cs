namespace MultiModalRL.Agents.Tests;

public sealed class ScheduleTests
{
    [TestCase(0, 0.8)]
    [TestCase(50, 0.5)]
    [TestCase(75, 0.35)]
    [TestCase(100, 0.2)]
    [TestCase(1000, 0.2)]
    [TestCase(-5, 0.8)]
    public void Linear_AnyStep_IsOnTheLineAndStaysAtItsEnd(long step, double expected) =>
        Assert.That(Schedule.Linear(0.8, 0.25, step, 100), Is.EqualTo(expected).Within(1e-15));

    [Test]
    public void Linear_NoBudget_StaysAtTheStart() => Assert.That(Schedule.Linear(0.8, 0, 500, 0), Is.EqualTo(0.8));

    [TestCase(0, 1)]
    [TestCase(10, 0.6)]
    [TestCase(20, 0.2)]
    [TestCase(100, 0.2)]
    public void Between_AShareOfTheBudget_IsAtItsEndThereAndStays(long step, double expected) =>
        Assert.That(Schedule.Between(1, 0.2, 0.2, step, 100), Is.EqualTo(expected).Within(1e-15));

    [Test]
    public void Between_NoShareOrNoBudget_IsTheEndOrTheStart()
    {
        Assert.That(Schedule.Between(1, 0.2, 0, 0, 100), Is.EqualTo(0.2));
        Assert.That(Schedule.Between(1, 0.2, 0.5, 500, 0), Is.EqualTo(1));
        Assert.That(Schedule.Between(1, 0.2, 0.5, 500, 1), Is.EqualTo(0.2), "as where a finished run is measured");
    }
}
