using System.Text.Json.Nodes;
using MultiModalRL.Core;
using MultiModalRL.Running;
using MultiModalRL.Torch;

namespace MultiModalRL.Agents.Tests;

/// <summary>The same seed gives the same bytes, and so does a run that was cut in two.</summary>
[NonParallelizable]
public sealed class RepetitionTests
{
    private const int Rows = 6;

    [OneTimeSetUp]
    public void OneThread() => TorchRuntime.Configure(1);

    [Test]
    public void Learn_SameSeed_GivesTheSameBytes([Values(SmallAgents.Ppo, SmallAgents.Supervised, SmallAgents.A2c, SmallAgents.Reinforce, SmallAgents.Grpo)] string name, [Values] bool thumbnail)
    {
        var first = Trained(name, thumbnail, seed: 3);
        Assert.That(Trained(name, thumbnail, seed: 3), Is.EqualTo(first));
        Assert.That(Trained(name, thumbnail, seed: 4), Is.Not.EqualTo(first));
    }

    [Test]
    public void Learn_InTwoHalves_GivesTheSameBytes([Values(SmallAgents.Ppo, SmallAgents.Supervised, SmallAgents.A2c, SmallAgents.Reinforce, SmallAgents.Grpo)] string name, [Values] bool thumbnail)
    {
        using var folder = new TemporaryFolder();
        using (var half = Begun(name, thumbnail, 3))
        {
            half.Learn(7);
            half.Save(folder.Path);
        }

        using var environment = GridWorld.Create(GridWorld.Glimpse, Rows, thumbnail: thumbnail);
        var context = SmallAgents.Context(environment) with { CheckpointFolder = folder.Path };
        using var fresh = new Practice(environment, SmallAgents.Create(name, context));
        fresh.Load(folder.Path);
        fresh.Learn(7);
        Assert.That(fresh.Digests(), Is.EqualTo(Trained(name, thumbnail, seed: 3)));
    }

    [Test]
    public void Learn_FromASupervisedRunInTwoHalves_GivesTheSameBytes(
        [Values(SmallAgents.Ppo, SmallAgents.A2c, SmallAgents.Reinforce, SmallAgents.Grpo)] string name)
    {
        using var init = new TemporaryFolder();
        using var folder = new TemporaryFolder();
        using (var supervised = Begun(SmallAgents.Supervised, thumbnail: true, seed: 9))
        {
            supervised.Learn(5);
            supervised.Agent.Save(init.Path);
        }

        string[] Train(bool cut)
        {
            using var environment = GridWorld.Create(GridWorld.Glimpse, Rows, thumbnail: true);
            var context = SmallAgents.Context(environment, init: init.Path);
            using var whole = new Practice(environment, SmallAgents.Create(name, context));
            whole.Learn(5);
            if (!cut)
            {
                whole.Learn(5);
                return whole.Digests();
            }

            whole.Save(folder.Path);
            using var goesOn = new Practice(environment, SmallAgents.Create(name, context with { CheckpointFolder = folder.Path }));
            goesOn.Load(folder.Path);
            goesOn.Learn(5);
            return goesOn.Digests();
        }

        Assert.That(Train(cut: true), Is.EqualTo(Train(cut: false)));
    }

    [Test]
    public void TrainingRun_InterruptedAndResumed_LeavesTheSameCheckpoint([Values(SmallAgents.Ppo, SmallAgents.Supervised)] string name)
    {
        using var folder = new TemporaryFolder();
        using var interruption = new CancellationTokenSource();
        var whole = Request(name, Path.Combine(folder.Path, "whole"));
        new TrainingRun(whole, TimeProvider.System).Start();
        var cut = whole with { Folder = Path.Combine(folder.Path, "cut") };
        var half = new TrainingRun(cut, TimeProvider.System) { Sinks = (_, _) => [new CancelAt(whole.Steps / 2, interruption)] }.Start(interruption.Token);
        Assert.That(half.Status, Is.EqualTo(RunStatus.Interrupted));
        Assert.That(new TrainingRun(cut, TimeProvider.System).Resume().Status, Is.EqualTo(RunStatus.Finished));
        Assert.That(Digests(cut), Is.EqualTo(Digests(whole)));

        static string[] Digests(TrainingRequest request) => Practice.Digests(new RunFolder(request.Folder).LatestAgentFolder());
    }

    private static string[] Trained(string name, bool thumbnail, ulong seed)
    {
        using var practice = Begun(name, thumbnail, seed);
        practice.Learn(14);
        return practice.Digests();
    }

    private static Practice Begun(string name, bool thumbnail, ulong seed)
    {
        var environment = GridWorld.Create(GridWorld.Glimpse, Rows, thumbnail: thumbnail);
        return new Practice(environment, SmallAgents.Create(name, SmallAgents.Context(environment, seed)));
    }

    private static TrainingRequest Request(string name, string folder) => new()
    {
        Environment = GridWorld.Registration(GridWorld.Glimpse),
        EnvironmentOptions = GridWorld.Options(GridWorld.Glimpse, thumbnail: true, new JsonObject { ["validationExamples"] = 16 }),
        Agent = name == SmallAgents.Ppo
            ? AgentRegistration.Of<PpoOptions>(name, "", (context, options) => new PpoAgent(context, options))
            : AgentRegistration.Of<SupervisedOptions>(name, "", (context, options) => new SupervisedAgent(context, options, name)),
        AgentOptions = name == SmallAgents.Ppo ? SmallAgents.PpoOptions : SmallAgents.SupervisedOptions with { ValidateEvery = 64 },
        Run = new RunOptions { Rows = Rows, CheckpointSteps = 100, CheckpointMinutes = 0 },
        Steps = 24 * 14,
        Seed = 7,
        Folder = folder,
    };

    // The learning rate is logged once a PPO update; validations once every four supervised ones.
    private sealed class CancelAt(long step, CancellationTokenSource source) : IMetricSink
    {
        public void Scalar(string tag, double value, long at)
        {
            if (at >= step)
            {
                source.Cancel();
            }
        }
    }
}
