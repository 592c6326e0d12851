using MultiModalRL.Torch;

namespace MultiModalRL.Agents.Tests;

/// <summary>The resident set stays flat: nothing native is left behind by acting or learning.</summary>
[NonParallelizable]
public sealed class MemoryTests
{
    private const double Growth = 1.02;

    [OneTimeSetUp]
    public void OneThread() => TorchRuntime.Configure(1);

    [TestCase(SmallAgents.Ppo, 50, 120)]
    [TestCase(SmallAgents.Supervised, 300, 1000)]
    [TestCase(SmallAgents.Reinforce, 30, 60)]
    [TestCase(SmallAgents.Grpo, 20, 40)]
    public void Learn_ManyUpdates_KeepsTheResidentSet(string name, int warmUp, int updates)
    {
        using var environment = GridWorld.Create(GridWorld.Glimpse, rows: 8, thumbnail: true);
        using var practice = new Practice(environment, SmallAgents.Create(name, SmallAgents.Context(environment)));
        practice.Learn(warmUp);
        var before = ResidentSet();
        practice.Learn(updates);
        Assert.That(ResidentSet(), Is.LessThan(before * Growth));
    }

    [Test]
    public void Learn_AsManyUpdatesAsAsked_KeepsTheResidentSetAndFiniteWeights([Values(SmallAgents.Ppo, SmallAgents.Supervised)] string name)
    {
        // An update of the small PPO agent takes four minibatches.
        var calls = Soak.Updates() / (name == SmallAgents.Ppo ? 4 : 1);
        using var environment = GridWorld.Create(GridWorld.Glimpse, rows: 6, thumbnail: true);
        using var practice = new Practice(environment, SmallAgents.Create(name, SmallAgents.Context(environment)));
        practice.Learn(calls / 10);
        var before = ResidentSet();
        practice.Learn(calls - calls / 10);
        Assert.That(ResidentSet(), Is.LessThan(before * Growth));
        Assert.That(practice.Digests(), Is.Not.Empty, "weights that are not finite cannot be saved");
    }

    private static long ResidentSet()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return Environment.WorkingSet;
    }
}
