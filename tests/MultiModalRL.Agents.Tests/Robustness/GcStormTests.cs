using System.Diagnostics;
using MultiModalRL.Core;
using MultiModalRL.Torch;
using MultiModalRL.Torch.Tests;

namespace MultiModalRL.Agents.Tests;

/// <summary>Acting and learning while garbage is collected without pause: no tensor or scalar may die under a native call.</summary>
[NonParallelizable]
public sealed class GcStormTests
{
    private const int Updates = 30;
    private const int FewUpdates = 10;
    private const int Passes = 2;

    [OneTimeSetUp]
    public void OneThread() => TorchRuntime.Configure(1);

    [Test]
    public void Learn_UnderTheStorm_GivesTheSameBits([Values(SmallAgents.Ppo, SmallAgents.Supervised)] string name)
    {
        var calm = Trained(name, Updates);
        using var storm = new GcStorm();
        for (var pass = 0; pass < Passes; pass++)
        {
            Assert.That(Trained(name, Updates), Is.EqualTo(calm), $"pass {pass}");
        }

        Assert.That(storm.Collections, Is.GreaterThan(50));
    }

    [Test]
    public void Learn_UnderTheStormByGatheredEpisodes_GivesTheSameBits(
        [Values(SmallAgents.A2c, SmallAgents.Reinforce, SmallAgents.Grpo)] string name)
    {
        var calm = Trained(name, FewUpdates);
        using var storm = new GcStorm();
        Assert.That(Trained(name, FewUpdates), Is.EqualTo(calm));
        Assert.That(storm.Collections, Is.GreaterThan(10));
    }

    [Test]
    public void Learn_UnderTheStormWithConvolutions_GivesTheSameBits([Values("cnn", "resnet")] string encoder)
    {
        var calm = Convolved(encoder);
        using var storm = new GcStorm();
        Assert.That(Convolved(encoder), Is.EqualTo(calm));
    }

    [Test]
    public void Learn_UnderTheStormWithMemory_GivesTheSameBits([Values(RecurrenceKind.Gru, RecurrenceKind.Lstm)] RecurrenceKind recurrence)
    {
        var calm = Remembering(recurrence);
        using var storm = new GcStorm();
        Assert.That(Remembering(recurrence), Is.EqualTo(calm));
    }

    [Test]
    public void Learn_UnderALongStorm_GivesTheSameBits([Values(SmallAgents.Ppo, SmallAgents.Supervised)] string name)
    {
        var minutes = Soak.Minutes();
        var calm = Trained(name, 25 * Updates);
        using var storm = new GcStorm();
        var elapsed = Stopwatch.StartNew();
        for (var pass = 0; elapsed.Elapsed < minutes; pass++)
        {
            Assert.That(Trained(name, 25 * Updates), Is.EqualTo(calm), $"pass {pass}");
        }
    }

    private static string[] Convolved(string encoder)
    {
        using var environment = GridWorld.Create(GridWorld.Glimpse, rows: 6);
        var options = SmallAgents.PpoOptions with { Model = SmallAgents.Model with { Visual = encoder, VisualLayers = 1 } };
        return Learned(environment, new PpoAgent(SmallAgents.Context(environment), options), FewUpdates);
    }

    private static string[] Remembering(RecurrenceKind recurrence)
    {
        using var environment = ReferenceWorlds.Create("tiny/Memory-v0", rows: 6);
        var options = SmallAgents.PpoOptions with { Vector = new VectorModelOptions { Recurrence = recurrence } };
        return Learned(environment, new PpoAgent(SmallAgents.Context(environment), options), FewUpdates);
    }

    private static string[] Trained(string name, int updates)
    {
        using var environment = GridWorld.Create(GridWorld.Glimpse, rows: 6, thumbnail: true);
        return Learned(environment, SmallAgents.Create(name, SmallAgents.Context(environment)), updates);
    }

    private static string[] Learned(IVectorEnvironment environment, IAgent agent, int updates)
    {
        using var practice = new Practice(environment, agent);
        practice.Learn(updates);
        return practice.Digests();
    }
}
