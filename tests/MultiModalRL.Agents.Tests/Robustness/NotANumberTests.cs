using MultiModalRL.Core;
using static TorchSharp.torch;

namespace MultiModalRL.Agents.Tests;

/// <summary>Learning that goes numerically wrong stops, says where, and leaves the last checkpoint alone.</summary>
public sealed class NotANumberTests
{
    private const ulong Seed = 1234;

    [Test]
    public void Learn_SupervisionTurnsNaN_StopsWithStepAndSeed()
    {
        using var environment = GridWorld.Create(GridWorld.Glimpse, rows: 4, thumbnail: true);
        var context = SmallAgents.Context(environment, Seed) with { Supervision = new BreakingSupervision(environment, sound: 20) };
        using var agent = SmallAgents.Create(SmallAgents.Supervised, context);
        var error = Assert.Throws<ArithmeticException>(() => Learn(agent, 200))!;
        Assert.That(error.Message, Does.Contain("NaN").And.Contain("at step 800").And.Contain("seed 1234"));
    }

    [Test]
    public void Save_WeightsAreNaN_LeavesTheLastCheckpoint()
    {
        using var folder = new TemporaryFolder();
        using var environment = GridWorld.Create(GridWorld.Glimpse, rows: 4, thumbnail: true);
        var context = SmallAgents.Context(environment, Seed) with { Supervision = new BreakingSupervision(environment, sound: 3) };
        using var agent = SmallAgents.Create(SmallAgents.Supervised, context);
        Learn(agent, 2);
        agent.Save(folder.Path);
        var before = Practice.Digests(folder.Path);
        Learn(agent, 3);
        Assert.That(() => agent.Save(folder.Path), Throws.InstanceOf<ArithmeticException>().With.Message.Contains("seed 1234"));
        Assert.That(Practice.Digests(folder.Path), Is.EqualTo(before));
    }

    [Test]
    public void Learn_RewardTurnsNaN_StopsWithStepAndSeed([Values] bool normalize)
    {
        using var environment = new BreakingEnvironment(GridWorld.Create(GridWorld.Glimpse, rows: 4), reward: 10);
        var options = SmallAgents.PpoOptions with { NormalizeRewards = normalize, NormalizeAdvantages = normalize };
        using var practice = new Practice(environment, new PpoAgent(SmallAgents.Context(environment, Seed), options));
        // Rollouts of four steps and four rows: the tenth step is in the third.
        var error = Assert.Throws<ArithmeticException>(() => practice.Learn(5))!;
        Assert.That(error.Message, Does.Contain("at step 48").And.Contain("seed 1234"));
    }

    [Test]
    public void Learn_RewardTurnsNaN_StopsWhateverTheAgent(
        [Values(SmallAgents.A2c, SmallAgents.Reinforce, SmallAgents.Grpo, "dqn")] string name)
    {
        using var environment = new BreakingEnvironment(GridWorld.Create(GridWorld.Glimpse, rows: 4), reward: 10);
        var context = SmallAgents.Context(environment, Seed);
        var few = new DqnOptions { Model = SmallAgents.Model, LearningStarts = 16, UpdateEvery = 16, ReplayCapacity = 64, MinibatchSize = 16 };
        using var practice = new Practice(environment, name == "dqn" ? new DqnAgent(context, few) : SmallAgents.Create(name, context));
        var error = Assert.Throws<ArithmeticException>(() => practice.Learn(50))!;
        Assert.That(error.Message, Does.Contain("at step").And.Contain("seed 1234"));
    }

    [Test]
    public void Learn_GradientAloneTurnsNaN_IsSeenByItsNorm()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Linear(1, 1);
        using var descent = new GradientDescent(layer, adamEpsilon: 1e-5, maximumNorm: 0.5);
        using var statistics = new LossStatistics(CPU, "losses/loss", "losses/gradient_norm");
        // The root of 0 is 0, and its slope infinite.
        var loss = layer.weight!.mul(zeros_like(layer.weight!)).sum().sqrt();
        statistics.Add(loss, descent.Step(loss, rate: 0.1));
        var error = Assert.Throws<ArithmeticException>(() => statistics.Finish(NoMetrics.Instance, 64, Seed))!;
        Assert.That(error.Message, Does.Contain("losses/gradient_norm").And.Contain("at step 64").And.Contain("seed 1234"));
    }

    [Test]
    public void Act_ObservationTurnsNaN_StopsRatherThanActs()
    {
        using var environment = new BreakingEnvironment(GridWorld.Create(GridWorld.Glimpse, rows: 4, thumbnail: true), thumbnail: 6);
        using var practice = new Practice(environment, SmallAgents.Create(SmallAgents.Ppo, SmallAgents.Context(environment, Seed)));
        Assert.That(() => practice.Learn(5), Throws.InstanceOf<ArithmeticException>().With.Message.Contains("not numbers"));
    }

    private static void Learn(IAgent agent, int updates)
    {
        for (var update = 0; update < updates; update++)
        {
            agent.Update(NoMetrics.Instance);
        }
    }

    /// <summary>Labelled observations whose thumbnails turn NaN after some minibatches (and the fit of their moments).</summary>
    private sealed class BreakingSupervision(IVectorEnvironment environment, int sound) : ISupervision
    {
        private int reads = -1;

        public int Count => environment.Supervision!.Count;

        public void Read(ReadOnlySpan<int> examples, ReadOnlySpan<ulong> seeds, Columns observations, Span<float> answerAccuracies)
        {
            environment.Supervision!.Read(examples, seeds, observations, answerAccuracies);
            if (reads++ >= sound)
            {
                observations.All(new QuestionAnsweringFields(environment.Spec).Thumbnail!.Value).Fill(float.NaN);
            }
        }
    }
}
