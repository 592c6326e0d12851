using MultiModalRL.Core;
using MultiModalRL.Environments;
using MultiModalRL.Torch;

namespace MultiModalRL.Agents.Tests;

/// <summary>Worlds that are learned in seconds, with a best return that is known.</summary>
[NonParallelizable]
public sealed class DqnOptimumTests
{
    private const int Rows = 16;

    private static readonly DqnOptions Options = new()
    {
        Vector = new() { Width = 32, Layers = 1 }, ReplayCapacity = 10_000, LearningStarts = 500, UpdateEvery = 64, StepsPerMinibatch = 8,
        MinibatchSize = 64, TargetEvery = 50, LearningRate = 3e-3, Discount = 0.9,
    };

    [OneTimeSetUp]
    public void OneThread() => TorchRuntime.Configure(1);

    [Test]
    public void Learn_ChainWithAnyParts_EarnsTheOptimum([Values] bool twice, [Values] bool dueling, [Values(1, 3)] int steps, [Values] bool prioritized)
    {
        var options = Options with { DoubleLearning = twice, Dueling = dueling, NStep = steps, Prioritized = prioritized };
        Assert.That(Earned("tiny/Chain-v0", "{}", options, 6_000), Is.EqualTo(new ChainOptions().OptimalReturn).Within(2).Percent);
    }

    [Test]
    public void Learn_BanditThatForbidsArms_PullsTheBestOfTheLegal()
    {
        // Each set of legal arms is seen with its mask alone: the values must be those of the arms.
        var earned = Earned("tiny/Bandit-v0", """{ "forbids": true }""", Options, 12_000, episodes: 40_000);
        Assert.That(earned, Is.EqualTo(new BanditOptions { Forbids = true }.OptimalReturn).Within(2).Percent);
    }

    [Test]
    public void Learn_ChainTruncated_ComesToTheValuesPastTheTruncation()
    {
        // With γ = 0.9 both states are worth 10 and 9 at every step; taken for an end, the truncation would leave less.
        var metrics = new RecordedMetrics();
        _ = Earned("tiny/Chain-v0", """{ "maxEpisodeSteps": 4 }""", Options with { ExplorationEnd = 0 }, 12_000, metrics: metrics);
        Assert.That(metrics.Values["losses/q_values"], Is.InRange(8, 10.2));
    }

    private static double Earned(
        string id, string world, DqnOptions options, long steps, int episodes = 1_000, IMetricSink? metrics = null)
    {
        using var environment = ReferenceWorlds.Create(id, Rows, world);
        using var practice = new Practice(environment, new DqnAgent(ReferenceWorlds.Context(environment, steps), options));
        while (practice.Agent.Steps < steps)
        {
            practice.Learn(1, metrics);
        }

        return ReferenceWorlds.Earned(practice.Agent.EvaluationPolicy, id, world, episodes);
    }
}
