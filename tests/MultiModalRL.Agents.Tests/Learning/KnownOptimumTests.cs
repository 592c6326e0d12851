using System.Text.Json.Nodes;
using MultiModalRL.Core;
using MultiModalRL.Torch;

namespace MultiModalRL.Agents.Tests;

/// <summary>Every policy gradient comes within 2 % of the best return of small worlds, for one seed; masks and memory are in them.</summary>
[NonParallelizable]
public sealed class KnownOptimumTests
{
    private const int Rows = 32;

    [OneTimeSetUp]
    public void OneThread() => TorchRuntime.Configure(1);

    [Test]
    public void Learn_Chain_MovesUpAndStays([Values("ppo-shared", "ppo-uniform", "a2c", "reinforce", "reinforce-rloo", "reinforce-none", "grpo", "grpo-episode")] string name) =>
        // (10 + 9) / 2: half of the episodes begin low and lose a step.
        Assert.That(Learned(name, "tiny/Chain-v0", 40_000, discount: 0.9), Is.GreaterThan(0.98 * 9.5));

    [Test]
    public void Learn_BanditWithArmsForbidden_PullsTheBestLegalOne([Values("ppo", "a2c", "reinforce", "reinforce-rloo", "grpo")] string name)
    {
        // Best first, arms are the best of 8, 4, 2 and 1 of the 15 legal sets.
        const double best = (8 * 0.8 + 4 * 0.6 + 2 * 0.4 + 1 * 0.2) / 15;
        // 8,000 episodes have a standard error of .005.
        Assert.That(Learned(name, "tiny/Bandit-v0", 40_000, new() { ["forbids"] = true }), Is.GreaterThan(0.98 * best - 0.01));
    }

    [Test]
    public void Learn_Locks_TurnsEveryDial([Values("a2c", "reinforce", "grpo")] string name) =>
        Assert.That(Learned(name, "tiny/Locks-v0", 60_000), Is.GreaterThan(0.98));

    [Test]
    public void Learn_Target_Hits([Values("ppo-clip", "a2c", "reinforce", "grpo")] string name) =>
        // A hit earns 0, uniform actions −5/3.
        Assert.That(Learned(name, "tiny/Target-v0", 80_000), Is.GreaterThan(-0.02 * 5 / 3));

    [Test]
    public void Learn_MemoryWithWaiting_RemembersTheCue([Values("a2c", "reinforce", "grpo", "grpo-episode")] string name) =>
        Assert.That(Learned(name, "tiny/Memory-v0", 30_000, new() { ["blanks"] = 2, ["waits"] = true }, recurrence: RecurrenceKind.Gru), Is.GreaterThan(0.98));

    private static double Learned(
        string name, string world, int steps, JsonObject? options = null, double discount = 1, RecurrenceKind recurrence = RecurrenceKind.None)
    {
        using var environment = TinyWorlds.Create(world, Rows, options);
        var context = Given.Context(environment) with { TotalSteps = steps };
        using var practice = new Practice(environment, Create(name, context, discount, new VectorModelOptions { Width = 32, Recurrence = recurrence }));
        while (practice.Agent.Steps < steps)
        {
            practice.Learn(1);
        }

        using var measured = TinyWorlds.Create(world, Rows, options);
        var mean = TinyWorlds.MeanReturn(measured, practice.Agent.EvaluationPolicy, 8000);
        TestContext.Out.WriteLine($"{name} on {world}: {mean:f4}");
        return mean;
    }

    private static IAgent Create(string name, AgentContext context, double discount, VectorModelOptions vector)
    {
        const double rate = 5e-3;
        var reinforce = new ReinforceOptions { LearningRate = rate, RolloutSteps = 4, Discount = discount, Vector = vector };
        var grpo = new GrpoOptions { LearningRate = rate, Discount = discount, Vector = vector };
        var ppo = new PpoOptions { LearningRate = rate, RolloutSteps = 8, MinibatchSize = 64, Discount = discount, Vector = vector };
        return name switch
        {
            "ppo" => new PpoAgent(context, ppo),
            "ppo-shared" => new PpoAgent(context, ppo with { Vector = vector with { Shared = true } }),
            "ppo-uniform" => new PpoAgent(context, ppo with { Vector = vector with { Initial = InitialWeights.Uniform } }),
            "ppo-clip" => new PpoAgent(context, ppo with { Vector = vector with { BoundedActions = BoundedActions.Clip } }),
            "a2c" => new A2cAgent(context, new A2cOptions { LearningRate = rate, Discount = discount, Vector = vector }),
            "reinforce" => new ReinforceAgent(context, reinforce),
            "reinforce-rloo" => new ReinforceAgent(context, reinforce with { Baseline = ReinforceBaseline.Rloo }),
            "reinforce-none" => new ReinforceAgent(context, reinforce with { Baseline = ReinforceBaseline.None }),
            "grpo" => new GrpoAgent(context, grpo),
            _ => new GrpoAgent(context, grpo with { Ratio = GrpoRatio.Episode, AverageOver = GrpoAverage.Episodes }),
        };
    }
}
