using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

public sealed class LearningWatchTests
{
    private const int Rows = 4;

    [Test]
    public void Over_EntropyFallsEarly_WarnsOnceUntilItRecovers()
    {
        var (watch, metrics) = (new LearningWatch(1000), new WarningList());
        var over = watch.Over(metrics);
        foreach (var (step, entropy) in new[] { (1, 1.0), (2, 0.5), (3, 0.009), (4, 0.005), (5, 0.5), (6, 0.001), (600, 0.001) })
        {
            over.Scalar("losses/entropy", entropy, step);
        }

        Assert.That(metrics.Told, Is.EqualTo(new[] { "3 warnings/entropy_collapse", "6 warnings/entropy_collapse" }));
    }

    [Test]
    public void Over_EntropyFallsLate_IsWhatConvergenceLooksLike()
    {
        var (watch, metrics) = (new LearningWatch(1000), new WarningList());
        watch.Over(metrics).Scalar("losses/entropy", 1, 1);
        watch.Over(metrics).Scalar("losses/entropy", 0.0001, 500);
        Assert.That(metrics.Told, Is.Empty);
    }

    [Test]
    public void Over_EntropyOfRealActions_WarnsWhereDeviationsAreAHundredth()
    {
        var metrics = new WarningList();
        var over = Watch().Over(metrics);
        // Of two standard normal reals; a deviation of s takes 2 ln s away.
        var first = 2 * (0.5 + 0.5 * Math.Log(2 * Math.PI));
        foreach (var (step, deviation) in new[] { (1, 1.0), (2, 0.24), (3, 0.011), (4, 0.009), (5, 0.005), (600, 0.001) })
        {
            over.Scalar("losses/entropy", first + 2 * Math.Log(deviation), step);
        }

        Assert.That(metrics.Told, Is.EqualTo(new[] { "4 warnings/entropy_collapse" }));
        Assert.That(metrics.Text, Does.Contain("fell to 0.009 of what it was"));

        static LearningWatch Watch()
        {
            var spec = new EnvironmentSpec(
                EnvironmentId.Parse("test/Reals-v0"),
                new([new("state", new BoxSpace([1], -1, 1))]), new([new(EnvironmentSpec.ActionField, new BoxSpace([2], -1, 1))]));
            return LearningWatch.Of(new AgentContext(spec, Rows, null, 1, Device.Cpu, null, 1000));
        }
    }

    [Test]
    public void Over_PolicyJumps_Warns()
    {
        var metrics = new WarningList();
        new LearningWatch(1000).Over(metrics).Scalar("losses/final_kl", 1.5, 7);
        Assert.That(metrics.Told, Is.EqualTo(new[] { "7 warnings/kl_explosion" }));
        Assert.That(metrics.Text, Does.Contain("1.5 nats"));
    }

    [TestCase(0, "warnings/answers_at_once")]
    [TestCase(2, "warnings/never_answers")]
    public void Look_OneGroupAlone_Warns(int action, string tag)
    {
        var (rollout, spec) = Rollout(_ => action);
        rollout.Rewards[0] = 1;
        var metrics = new WarningList();
        new LearningWatch(1000).Look(rollout, spec, 9, metrics);
        Assert.That(metrics.Told, Is.EqualTo(new[] { "9 " + tag }));
    }

    [TestCase(0)]
    [TestCase(1)]
    public void Look_EqualRewardsWhereTheLengthMatters_IsHowCartPoleIsPlayed(int terminations)
    {
        var (rollout, spec) = Rollout(i => i % 4);
        Array.Fill(rollout.Rewards, 1);
        rollout.Status.AsSpan(0, terminations).Fill(StepStatus.Terminated);
        var metrics = new WarningList();
        new LearningWatch(1000).Look(rollout, spec, 9, metrics);
        Assert.That(metrics.Told, Is.Empty);
    }

    [TestCase(0f, 0)]
    [TestCase(0f, 1)]
    [TestCase(1f, 12)]
    public void Look_EqualRewardsWhereTheLengthDoesNotMatter_Warns(float reward, int terminations)
    {
        var (rollout, spec) = Rollout(i => i % 4);
        Array.Fill(rollout.Rewards, reward);
        rollout.Status.AsSpan(0, terminations).Fill(StepStatus.Terminated);
        var metrics = new WarningList();
        new LearningWatch(1000).Look(rollout, spec, 9, metrics);
        Assert.That(metrics.Told, Is.EqualTo(new[] { "9 warnings/constant_rewards" }));
    }

    [Test]
    public void Load_AfterSave_DoesNotTellAgainWhatHolds()
    {
        var (first, again) = (new LearningWatch(1000), new LearningWatch(1000));
        first.Over(new WarningList()).Scalar("losses/final_kl", 5, 1);
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            first.Save(writer);
        }

        stream.Position = 0;
        using var reader = new BinaryReader(stream);
        again.Load(reader);
        var metrics = new WarningList();
        again.Over(metrics).Scalar("losses/final_kl", 5, 2);
        Assert.That(metrics.Told, Is.Empty);
    }

    private static (Rollout Rollout, EnvironmentSpec Spec) Rollout(Func<int, int> action)
    {
        var actions = new DiscreteSpace(4) { Groups = [new(ActionGroup.Answer, 0, 2), new(ActionGroup.Look, 2, 2)] };
        var spec = new EnvironmentSpec(
            EnvironmentId.Parse("test/Groups-v0"),
            new([new("state", new BoxSpace([2], -1, 1))]), new([new(EnvironmentSpec.ActionField, actions)]));
        using var network = ActorCritic.Create(new AgentContext(spec, Rows, null, 1, Device.Cpu, null, 100), new PpoOptions());
        using var policy = new ActorCriticPolicy(network, 1, greedy: false);
        var rollout = new Rollout(spec, policy, 3, Rows);
        var chosen = rollout.Actions.All(spec.Action.Field<int>(EnvironmentSpec.ActionField));
        for (var i = 0; i < chosen.Length; i++)
        {
            chosen[i] = action(i);
        }

        return (rollout, spec);
    }
}
