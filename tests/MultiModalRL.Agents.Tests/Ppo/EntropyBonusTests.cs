namespace MultiModalRL.Agents.Tests;

public sealed class EntropyBonusTests
{
    [TestCase(0)]
    [TestCase(500)]
    [TestCase(2000)]
    public void Coefficient_Constant_Stays(long step) =>
        Assert.That(Bonus(EntropySchedule.Constant).Coefficient(step), Is.EqualTo(0.02));

    [TestCase(0, 0.02)]
    [TestCase(250, 0.015)]
    [TestCase(1000, 0)]
    [TestCase(5000, 0)]
    public void Coefficient_Annealed_GoesToZeroAtTheBudgetsEnd(long step, double expected) =>
        Assert.That(Bonus(EntropySchedule.Annealed).Coefficient(step), Is.EqualTo(expected).Within(1e-15));

    [Test]
    public void Adapt_AboveAndBelowTheTarget_MovesByTheGap()
    {
        var bonus = Bonus(EntropySchedule.Adaptive);
        Assert.That(bonus.Coefficient(0), Is.EqualTo(0.02));
        bonus.Adapt(0.3);
        // Target .5, rate .1.
        Assert.That(bonus.Coefficient(0), Is.EqualTo(0.04).Within(1e-15));
        bonus.Adapt(0.6);
        Assert.That(bonus.Coefficient(999), Is.EqualTo(0.03).Within(1e-15));
        bonus.Adapt(50);
        Assert.That(bonus.Coefficient(0), Is.Zero, "never a penalty");
    }

    [TestCase(EntropySchedule.Constant, 0.02)]
    [TestCase(EntropySchedule.Annealed, 0.02)]
    public void Adapt_OtherSchedules_ChangesNothing(EntropySchedule schedule, double expected)
    {
        var bonus = Bonus(schedule);
        bonus.Adapt(0);
        Assert.That(bonus.Coefficient(0), Is.EqualTo(expected));
    }

    [Test]
    public void Load_AfterSave_HasTheAdaptedWeight()
    {
        var (first, second) = (Bonus(EntropySchedule.Adaptive), Bonus(EntropySchedule.Adaptive));
        first.Adapt(0.1);
        RunningMomentsTests.Copy(first.Save, second.Load);
        Assert.That(second.Coefficient(0), Is.EqualTo(first.Coefficient(0)).And.Not.EqualTo(0.02));
    }

    private static EntropyBonus Bonus(EntropySchedule schedule) => new(
        new PpoOptions { EntropyCoefficient = 0.02, EntropySchedule = schedule, EntropyTarget = 0.5, EntropyAdaptationRate = 0.1 },
        totalSteps: 1000);
}
