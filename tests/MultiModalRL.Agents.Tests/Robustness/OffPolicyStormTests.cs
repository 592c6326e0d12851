using MultiModalRL.Torch;
using MultiModalRL.Torch.Tests;

namespace MultiModalRL.Agents.Tests;

/// <summary>Agents that learn from memory, while garbage is collected without pause.</summary>
[NonParallelizable]
public sealed class OffPolicyStormTests
{
    private const int Updates = 30;

    [OneTimeSetUp]
    public void OneThread() => TorchRuntime.Configure(1);

    [Test]
    public void Learn_UnderTheStorm_GivesTheSameBits([Values(DqnAgent.Name, DaggerAgent.Name)] string name)
    {
        var calm = Trained(name);
        using var storm = new GcStorm();
        Assert.That(Trained(name), Is.EqualTo(calm));
        Assert.That(storm.Collections, Is.GreaterThan(20));
    }

    private static string[] Trained(string name)
    {
        using var environment = GridWorld.Create(GridWorld.Exists, rows: 6);
        var context = ReferenceWorlds.Context(environment);
        using var practice = new Practice(environment, name == DqnAgent.Name
            ? new DqnAgent(context, new DqnOptions
            {
                Model = SmallAgents.Model, ReplayCapacity = 100, LearningStarts = 24, UpdateEvery = 12, StepsPerMinibatch = 4, MinibatchSize = 10,
            })
            : new DaggerAgent(context, new DaggerOptions { Model = SmallAgents.Model, IterationSteps = 24, DatasetCapacity = 100, Minibatches = 3, MinibatchSize = 10 }));
        practice.Learn(Updates);
        return practice.Digests();
    }
}
