using System.Diagnostics;
using MultiModalRL.Torch;
using MultiModalRL.Torch.Tests;

namespace MultiModalRL.Agents.Tests;

/// <summary>Acting and learning while garbage is collected without pause: no tensor or scalar may die under a native call.</summary>
[NonParallelizable]
public sealed class GcStormTests
{
    private const int Updates = 30;
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

    private static string[] Trained(string name, int updates)
    {
        using var environment = GridWorld.Create(GridWorld.Glimpse, rows: 6, thumbnail: true);
        using var practice = new Practice(environment, SmallAgents.Create(name, SmallAgents.Context(environment)));
        practice.Learn(updates);
        return practice.Digests();
    }
}
