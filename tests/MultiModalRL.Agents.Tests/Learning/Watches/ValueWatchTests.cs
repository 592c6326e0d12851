using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

public sealed class ValueWatchTests
{
    private const int Rows = 64;
    private static readonly EnvironmentSpec Spec = new(
        EnvironmentId.Parse("test/Groups-v0"),
        new([new("state", new BoxSpace([2], -1, 1))]),
        new([new(EnvironmentSpec.ActionField, new DiscreteSpace(4) { Groups = [new(ActionGroup.Answer, 0, 2), new(ActionGroup.Look, 2, 2)] })]));

    // Rewards of 2 at γ = 0.9 add up to 20 at most.
    [TestCase("losses/q_values", 199, 0)]
    [TestCase("losses/q_values", 201, 1)]
    [TestCase("losses/q_values", -201, 1)]
    [TestCase("losses/td_error", 199, 0)]
    [TestCase("losses/td_error", 201, 1)]
    [TestCase("losses/td_loss", 1e9, 0)]
    public void Over_ManyTimesWhatCanBeEarned_Warns(string tag, double value, int warnings)
    {
        var (watch, metrics) = (new ValueWatch(Spec, 0.9), new WarningList());
        Play(watch, steps: 1, reward: i => i == 3 ? -2 : 1);
        watch.Over(metrics).Scalar(tag, 0.5, 1);
        watch.Over(metrics).Scalar(tag, value, 7);
        watch.Over(metrics).Scalar(tag, value, 8);
        Assert.That(metrics.Told, Has.Count.EqualTo(warnings));
        if (warnings > 0)
        {
            Assert.That(metrics.Told[0], Is.EqualTo(tag == "losses/q_values" ? "7 warnings/value_explosion" : "7 warnings/error_explosion"));
            Assert.That(metrics.Text, Does.Contain("rewards of 2 add up to 20 at most"));
        }
    }

    [Test]
    public void Over_LargeFromTheStart_IsNoExplosionYet()
    {
        var (watch, metrics) = (new ValueWatch(Spec, 0.9), new WarningList());
        foreach (var (step, value) in new[] { (1, 5.0), (2, 49.0), (3, 51.0) })
        {
            watch.Over(metrics).Scalar("losses/q_values", value, step);
        }

        Assert.That(metrics.Told, Is.EqualTo(new[] { "3 warnings/value_explosion" }));
    }

    [TestCase(0, 1e12, 0)]
    [TestCase(5, 49, 0)]
    [TestCase(5, 51, 1)]
    public void Over_NotDiscounted_IsHeldAgainstTheLongestEpisode(int limit, double value, int warnings)
    {
        var (watch, metrics) = (new ValueWatch(Spec with { MaxEpisodeSteps = limit }, discount: 1), new WarningList());
        Play(watch, steps: 1, reward: _ => 1);
        watch.Over(metrics).Scalar("losses/q_values", 0, 1);
        watch.Over(metrics).Scalar("losses/q_values", value, 2);
        Assert.That(metrics.Told, Has.Count.EqualTo(warnings));
    }

    [Test]
    public void Look_EqualRewards_WarnsAsSoonAsThereAreEnough()
    {
        var (watch, metrics) = (new ValueWatch(Spec, 0.9), new WarningList());
        Play(watch, ValueWatch.Together / Rows - 1, reward: _ => 0);
        watch.Look(1, metrics);
        Assert.That(metrics.Told, Is.Empty);
        Play(watch, steps: 1, reward: _ => 0);
        watch.Look(2, metrics);
        Assert.That(metrics.Told, Is.EqualTo(new[] { "2 warnings/constant_rewards" }));

        // What was looked at is not looked at again; and what comes and goes is told once.
        for (var step = 3; step < 3 + Alarm.QuietLooks; step++)
        {
            Play(watch, ValueWatch.Together / Rows, reward: i => i % 2);
            watch.Look(step, metrics);
            Play(watch, step == 5 ? ValueWatch.Together / Rows : 0, reward: _ => 0);
            watch.Look(step, metrics);
        }

        Play(watch, ValueWatch.Together / Rows, reward: _ => 0);
        watch.Look(50, metrics);
        Assert.That(metrics.Told, Is.EqualTo(new[] { "2 warnings/constant_rewards" }));
    }

    [Test]
    public void Look_EqualRewardsThatAreNotZero_WarnsUnlessTheTaskEverEndedAnEpisode()
    {
        var (watch, metrics) = (new ValueWatch(Spec, 0.9), new WarningList());
        const int Steps = ValueWatch.Together / Rows;
        Play(watch, Steps, reward: _ => -1);
        watch.Look(1, metrics);
        watch = new ValueWatch(Spec, 0.9);
        Play(watch, Steps, reward: _ => -1, ends: i => i == 3);
        watch.Look(2, metrics);
        Play(watch, Steps, reward: _ => -1);
        watch.Look(3, metrics);
        Play(watch, Steps, reward: _ => -1, ends: _ => true);
        watch.Look(4, metrics);
        Assert.That(metrics.Told, Is.EqualTo(new[] { "1 warnings/constant_rewards", "4 warnings/constant_rewards" }));
    }

    [TestCase(0, "warnings/answers_at_once")]
    [TestCase(3, "warnings/never_answers")]
    public void Look_GreedyActionsOfOneGroup_WarnsWhateverIsDrawn(int action, string tag)
    {
        var (watch, metrics) = (new ValueWatch(Spec, 0.9), new WarningList());
        Play(watch, 2 * ValueWatch.Together / Rows, reward: i => i % 2, action: i => i % 2 == 0 ? action : 3 - action, drawn: i => i % 2 == 1);
        watch.Look(5, metrics);
        Assert.That(metrics.Told, Is.EqualTo(new[] { "5 " + tag }));
    }

    [Test]
    public void Look_GreedyActionsOfBothGroups_IsHowItShouldBe()
    {
        var (watch, metrics) = (new ValueWatch(Spec, 0.9), new WarningList());
        Play(watch, 2 * ValueWatch.Together / Rows, reward: i => i % 2, action: i => i == 5 ? 0 : 3);
        watch.Look(5, metrics);
        Assert.That(metrics.Told, Is.Empty);
    }

    [Test]
    public void Load_AfterSave_GoesOnWithWhatIsYetToBeLookedAt()
    {
        var (first, again, metrics) = (new ValueWatch(Spec, 0.9), new ValueWatch(Spec, 0.9), new WarningList());
        Play(first, steps: 1, reward: i => i == 0 ? 1 : 0);
        first.Over(metrics).Scalar("losses/q_values", 1, 1);
        first.Over(metrics).Scalar("losses/q_values", 101, 2);
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            first.Save(writer);
        }

        stream.Position = 0;
        using var reader = new BinaryReader(stream);
        again.Load(reader);
        Assert.That(stream.Position, Is.EqualTo(stream.Length));

        // Told already; and one reward of 1 was seen, so that what comes is not all the same.
        again.Over(metrics).Scalar("losses/q_values", 101, 3);
        Play(again, ValueWatch.Together / Rows - 1, reward: _ => 0, action: i => i % 4);
        again.Look(4, metrics);
        Assert.That(metrics.Told, Is.EqualTo(new[] { "2 warnings/value_explosion" }));
    }

    private static void Play(
        ValueWatch watch, int steps, Func<int, float> reward, Func<int, int>? action = null, Func<int, bool>? drawn = null,
        Func<int, bool>? ends = null)
    {
        var (before, after) = (new VectorStep(Spec, Rows), new VectorStep(Spec, Rows));
        var actions = new Columns(Spec.Action, Rows);
        var explored = new byte[Rows];
        for (var row = 0; row < Rows; row++)
        {
            after.Rewards[row] = reward(row);
            after.Status[row] = ends?.Invoke(row) == true ? StepStatus.Terminated : StepStatus.Continues;
            actions.Values(new Field<int>(0, 1), row)[0] = action?.Invoke(row) ?? row % 4;
            explored[row] = (byte)(drawn?.Invoke(row) == true ? 1 : 0);
        }

        for (var step = 0; step < steps; step++)
        {
            watch.Observe(new Experience(before, actions, new Columns(CompositeSpace.Empty, Rows), after), explored);
        }
    }
}
