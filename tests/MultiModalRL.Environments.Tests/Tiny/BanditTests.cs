using System.Text.Json.Nodes;
using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

public sealed class BanditTests
{
    private const string Id = "tiny/Bandit-v0";
    private const int Episodes = 20_000;

    private static readonly Field<int> Action = new(0, 1);

    [TestCase(0, 0.2)]
    [TestCase(1, 0.8)]
    [TestCase(2, 0.4)]
    [TestCase(3, 0.6)]
    public void Step_OneArm_PaysWithItsProbability(int arm, double probability)
    {
        using var run = new DynamicsRun(Id, rows: Episodes);
        Assert.That(run.Step(arm), Is.EqualTo(StepStatus.Terminated));
        var rewards = run.Current.Rewards.ToArray();
        Assert.That(rewards, Is.All.EqualTo(0f).Or.EqualTo(1f));
        Assert.That(rewards.Average(), Is.EqualTo(probability).Within(5 * 0.5 / Math.Sqrt(Episodes)));
    }

    [Test]
    public void OptimalReturn_Forbidding_IsTheMeanOverAllSetsOfArms()
    {
        // Best legal arm of the 15 sets of .8, .6, .4, .2: eight times .8, four times .6, twice .4, once .2.
        Assert.That(new BanditOptions { Forbids = true }.OptimalReturn, Is.EqualTo(9.8 / 15).Within(1e-12));
        Assert.That(new BanditOptions().OptimalReturn, Is.EqualTo(0.8));
        var options = new BanditOptions { Forbids = true, Probabilities = [0.1, 0.9, 0.9, 0.3, 0] };
        var sets = Enumerable.Range(1, 31).Select(set => Enumerable.Range(0, 5).Where(arm => (set >> arm & 1) == 1));
        Assert.That(options.OptimalReturn, Is.EqualTo(sets.Average(set => set.Max(arm => options.Probabilities[arm]))).Within(1e-12));
    }

    [Test]
    public void Step_BestLegalArm_EarnsTheOptimumAndEverySetComesEquallyOften()
    {
        using var run = new DynamicsRun(Id, rows: Episodes, new JsonObject { ["forbids"] = true });
        var legal = run.Spec.LegalActions!.Value;
        var sets = new int[16];
        for (var row = 0; row < Episodes; row++)
        {
            var mask = run.Current.Observations.Values(legal, row).ToArray();
            sets[mask.Select((bit, arm) => bit << arm).Sum()]++;
            run.Actions.Values(Action, row)[0] = new[] { 1, 3, 2, 0 }.First(arm => mask[arm] == 1);
        }

        run.Step();
        var rewards = run.Current.Rewards.ToArray();
        Assert.That(rewards.Average(), Is.EqualTo(new BanditOptions { Forbids = true }.OptimalReturn).Within(5 * 0.5 / Math.Sqrt(Episodes)));
        Assert.That(sets[0], Is.Zero);
        Assert.That(sets[1..], Is.All.InRange(Episodes / 15 - 180, Episodes / 15 + 180));
    }

    [Test]
    public void Step_ForbiddenArm_IsRefused()
    {
        using var run = new DynamicsRun(Id, rows: 1, new JsonObject { ["forbids"] = true, ["probabilities"] = new JsonArray(0.5, 0.5, 0.5) });
        var legal = run.Spec.LegalActions!.Value;
        var arm = run.Current.Observations.Values(legal, 0).IndexOf((byte)0);
        while (arm < 0)
        {
            run.Step(0);
            arm = run.Current.Observations.Values(legal, 0).IndexOf((byte)0);
        }

        Assert.That(() => run.Step(arm), Throws.InvalidOperationException.With.Message.Contains($"forbids arm {arm}"));
    }

    [TestCase("[0.5]", "2 … 30")]
    [TestCase("[0.5, 1.5]", "[0, 1]")]
    public void Create_BadProbabilities_IsRefused(string probabilities, string expected) => Assert.That(
        () => DynamicsRun.Make(Id, 1, new JsonObject { ["probabilities"] = JsonNode.Parse(probabilities) }),
        Throws.InstanceOf<InputException>().With.Message.Contains("environment.probabilities").And.Message.Contains(expected));
}
