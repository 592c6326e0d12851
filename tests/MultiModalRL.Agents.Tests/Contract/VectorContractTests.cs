using MultiModalRL.Core;
using MultiModalRL.Torch;

namespace MultiModalRL.Agents.Tests;

/// <summary>
/// What every registered agent promises where no questions are asked: it refuses an environment by its id, or acts there as
/// its seed says, legally, in any number of rows.
/// </summary>
[TestFixtureSource(typeof(RegisteredAgents), nameof(RegisteredAgents.Names))]
[NonParallelizable]
internal sealed class VectorContractTests(string name)
{
    private static readonly string[] Worlds =
    [
        "classic/CartPole-v1 {}", """tiny/Target-v0 { "dimensions": 2 }""", "tiny/Locks-v0 {}", """tiny/Bandit-v0 { "forbids": true }""",
        """tiny/Memory-v0 { "waits": true }""",
    ];

    [OneTimeSetUp]
    public void OneThread() => TorchRuntime.Configure(1);

    [Test]
    public void Play_SameSeed_ActsTheSame([ValueSource(nameof(Worlds))] string world, [Values] bool evaluation)
    {
        using var environment = Create(world, rows: 3);
        using var first = Ready(environment);
        using var second = Ready(environment);
        if (first is not null && second is not null)
        {
            Assert.That(WorldPlayer.Play(environment, Policy(first, evaluation)), Is.EqualTo(WorldPlayer.Play(environment, Policy(second, evaluation))));
        }
    }

    [Test]
    public void Play_OneRowOrMany_ActsTheSame([ValueSource(nameof(Worlds))] string world, [Values] bool evaluation)
    {
        using var one = Create(world, rows: 1);
        using var many = Create(world, rows: 4);
        using var agent = Ready(many);
        if (agent is not null)
        {
            // Sums over other numbers of rows may round real actions otherwise.
            Assert.That(WorldPlayer.Play(many, Policy(agent, evaluation)), Is.EqualTo(WorldPlayer.Play(one, Policy(agent, evaluation))).Within(1e-5));
        }
    }

    [Test]
    public void Load_AfterSave_ActsTheSame([ValueSource(nameof(Worlds))] string world, [Values] bool evaluation)
    {
        using var folder = new TemporaryFolder();
        using var environment = Create(world, rows: 3);
        using var agent = Ready(environment);
        if (agent is not null)
        {
            agent.Save(folder.Path);
            using var loaded = RegisteredAgents.Create(name, environment);
            loaded.Load(folder.Path);
            Assert.That(WorldPlayer.Play(environment, Policy(loaded, evaluation)), Is.EqualTo(WorldPlayer.Play(environment, Policy(agent, evaluation))));
        }
    }

    private static IVectorEnvironment Create(string world, int rows) =>
        ReferenceWorlds.Create(world[..world.IndexOf(' ', StringComparison.Ordinal)], rows, world[world.IndexOf(' ', StringComparison.Ordinal)..]);

    private IAgent? Ready(IVectorEnvironment environment)
    {
        try
        {
            return RegisteredAgents.Ready(name, environment);
        }
        catch (InputException error)
        {
            Assert.That(error.Message, Does.Contain(environment.Spec.Id.ToString()));
            return null;
        }
    }

    private static IPolicy Policy(IAgent agent, bool evaluation) => evaluation ? agent.EvaluationPolicy : agent.BehaviorPolicy;
}
