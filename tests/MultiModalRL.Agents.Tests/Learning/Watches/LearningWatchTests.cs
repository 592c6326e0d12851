using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

public sealed class LearningWatchTests
{
    private const int Rows = 4;
    private const string Entropy = "losses/entropy";
    private const string Kl = "losses/final_kl";

    [Test]
    public void Over_EntropyFallsEarly_WarnsOnceUntilItHasClearlyRecovered()
    {
        var (watch, metrics) = (new LearningWatch(10_000), new WarningList());
        Show(watch, metrics, Entropy, 1, [1, 0.5, 0.009, 0.005, .. Enumerable.Repeat(0.5, Alarm.QuietLooks), 0.001]);
        Show(watch, metrics, Entropy, 6000, [0.5, 0.001]);
        Assert.That(metrics.Told, Is.EqualTo(new[] { "3 warnings/entropy_collapse", "25 warnings/entropy_collapse" }));
    }

    [Test]
    public void Over_EntropyComesAndGoesAtTheEdge_WarnsOnce()
    {
        var (watch, metrics) = (new LearningWatch(10_000), new WarningList());
        Show(watch, metrics, Entropy, 1, [1]);
        for (var phase = 0; phase < 20; phase++)
        {
            // Long above the edge, but not far; far above it, but not long.
            Show(watch, metrics, Entropy, 100 * phase + 2, [0.009, .. Enumerable.Repeat(0.02, 2 * Alarm.QuietLooks)]);
            Show(watch, metrics, Entropy, 100 * phase + 60, [0.009, .. Enumerable.Repeat(0.5, Alarm.QuietLooks - 1)]);
        }

        Assert.That(metrics.Told, Is.EqualTo(new[] { "2 warnings/entropy_collapse" }));
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
        var (watch, metrics) = (new LearningWatch(1000), new WarningList());
        Earn(watch, rollout.Count, reward: i => i % 2);
        watch.Look(rollout, spec, 9, metrics);
        Assert.That(metrics.Told, Is.EqualTo(new[] { "9 " + tag }));
    }

    [TestCase(12, 0)]
    [TestCase(12, 1)]
    [TestCase(3 * EndlessTally.Together, 1)]
    public void Look_EqualRewardsWhereTheLengthMatters_IsHowCartPoleIsPlayed(int steps, int terminations)
    {
        var (watch, metrics) = (new LearningWatch(1000), new WarningList());
        Earn(watch, steps, reward: _ => 1, ends: i => i < terminations);
        Look(watch, 9, metrics);
        Earn(watch, steps * terminations, reward: _ => 1);
        Look(watch, 10, metrics);
        Assert.That(metrics.Told, Is.Empty);
    }

    [Test]
    public void Look_EqualRewardsOverManyRolloutsThatNothingEnds_WarnsUntilTheTaskEndsOne()
    {
        var (watch, metrics) = (new LearningWatch(1000), new WarningList());
        for (var look = 1; look < 40; look++)
        {
            Earn(watch, EndlessTally.Together / 4, reward: _ => -1, ends: i => look == 10 && i == 5);
            Look(watch, look, metrics);
            var again = new LearningWatch(1000);
            Load(again, Saved(watch.Save));
            using (var more = new BinaryReader(Saved(watch.SaveMore)))
            {
                again.LoadMore(more);
            }

            watch = again;
        }

        Assert.That(metrics.Told, Is.EqualTo(new[] { "4 warnings/constant_rewards" }));
    }

    [TestCase(0f, 0)]
    [TestCase(0f, 1)]
    [TestCase(1f, 12)]
    public void Look_EqualRewardsWhereTheLengthDoesNotMatter_Warns(float reward, int terminations)
    {
        var (watch, metrics) = (new LearningWatch(1000), new WarningList());
        Earn(watch, 12, reward: _ => reward, ends: i => i < terminations);
        Look(watch, 9, metrics);
        Assert.That(metrics.Told, Is.EqualTo(new[] { "9 warnings/constant_rewards" }));
    }

    [TestCase("charts/learned_share", 0, 0.25, "warnings/nothing_learned")]
    [TestCase("charts/flat_groups", 1, 0.25, "warnings/flat_groups")]
    public void Over_EpisodesThatTeachNothing_Warns(string tag, double nothing, double something, string warning)
    {
        var (watch, metrics) = (new LearningWatch(1000), new WarningList());
        Show(watch, metrics, tag, 1, [something, nothing, nothing, something]);
        Assert.That(metrics.Told, Is.EqualTo(new[] { "2 " + warning }));
    }

    [Test]
    public void Over_GroupsWithoutADifferenceTowardsTheEnd_MayBeSolved()
    {
        var metrics = new WarningList();
        new LearningWatch(1000).Over(metrics).Scalar("charts/flat_groups", 1, 500);
        Assert.That(metrics.Told, Is.Empty);
    }

    [Test]
    public void Load_AfterSaveAtAnyLook_TellsWhatOneNeverSavedTells()
    {
        double[] values = [5, 5, 0.05, .. Enumerable.Repeat(0.01, Alarm.QuietLooks - 2), 5, .. Enumerable.Repeat(0.01, Alarm.QuietLooks), 5, 0.01];
        for (var cut = 0; cut <= values.Length; cut++)
        {
            var (first, again, metrics) = (new LearningWatch(1000), new LearningWatch(1000), new WarningList());
            Show(first, metrics, Kl, 1, values[..cut]);
            Load(again, Saved(first.Save));
            Show(again, metrics, Kl, 1 + cut, values[cut..]);
            Assert.That(metrics.Told, Is.EqualTo(new[] { "1 warnings/kl_explosion", "43 warnings/kl_explosion" }), $"cut at {cut}");
        }
    }

    [TestCase(false, 1)]
    [TestCase(true, 0)]
    public void Load_CheckpointOfBeforeLooksWereCounted_KnowsWhatHeld(bool held, int warnings)
    {
        var (watch, metrics) = (new LearningWatch(1000), new WarningList());
        Load(watch, Saved(writer =>
        {
            writer.Write(1.0);
            foreach (var alarm in new[] { false, held, false, false, false })
            {
                writer.Write(alarm);
            }
        }));
        Show(watch, metrics, Kl, 2, [5]);
        Assert.That(metrics.Told, Has.Count.EqualTo(warnings));
    }

    private static void Earn(LearningWatch watch, int steps, Func<int, float> reward, Func<int, bool>? ends = null)
    {
        for (var i = 0; i < steps; i++)
        {
            watch.Observe([reward(i)], [ends?.Invoke(i) == true ? StepStatus.Terminated : StepStatus.Continues]);
        }
    }

    private static void Look(LearningWatch watch, int step, WarningList metrics)
    {
        var (rollout, spec) = Rollout(i => i % 4);
        watch.Look(rollout, spec, step, metrics);
    }

    private static void Show(LearningWatch watch, WarningList metrics, string tag, int step, double[] values)
    {
        foreach (var value in values)
        {
            watch.Over(metrics).Scalar(tag, value, step++);
        }
    }

    private static MemoryStream Saved(Action<BinaryWriter> save)
    {
        var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            save(writer);
        }

        stream.Position = 0;
        return stream;
    }

    private static void Load(LearningWatch watch, MemoryStream saved)
    {
        using var reader = new BinaryReader(saved);
        watch.Load(reader);
        Assert.That(saved.Position, Is.EqualTo(saved.Length));
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
