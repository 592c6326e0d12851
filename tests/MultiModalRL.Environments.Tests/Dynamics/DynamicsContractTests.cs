using System.Text.Json.Nodes;
using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

/// <summary>The environment contract over everything under <c>classic/</c> and <c>tiny/</c>, and over what options change.</summary>
public sealed class DynamicsContractTests
{
    private static IEnumerable<string> Ids => DynamicsRun.Registry.All
        .Where(registration => registration.Id.Namespace is "classic" or "tiny").Select(registration => registration.Id.ToString());

    [Test]
    public void Registry_HoldsTheReferenceEnvironments() => Assert.That(Ids, Is.EqualTo(new[]
    {
        "classic/Acrobot-v1", "classic/CartPole-v1", "classic/MountainCar-v0", "classic/Pendulum-v1",
        "tiny/Bandit-v0", "tiny/Chain-v0", "tiny/Locks-v0", "tiny/Memory-v0", "tiny/Target-v0",
    }));

    [TestCaseSource(nameof(Ids))]
    public void Check_Defaults_FindsNothing(string id) => AssertSound(id, []);

    [TestCase("tiny/Bandit-v0", """{ "forbids": true }""")]
    [TestCase("tiny/Bandit-v0", """{ "forbids": true, "probabilities": [0, 1] }""")]
    [TestCase("tiny/Memory-v0", """{ "waits": true, "cues": 3, "blanks": 2 }""")]
    [TestCase("tiny/Memory-v0", """{ "blanks": 0 }""")]
    [TestCase("tiny/Target-v0", """{ "dimensions": 5 }""")]
    [TestCase("tiny/Locks-v0", """{ "dials": [7] }""")]
    [TestCase("classic/CartPole-v1", """{ "maxEpisodeSteps": 5, "suttonBartoReward": true }""")]
    [TestCase("classic/Pendulum-v1", """{ "maxEpisodeSteps": 1 }""")]
    public void Check_Options_FindsNothing(string id, string options) => AssertSound(id, (JsonObject)JsonNode.Parse(options)!);

    [Test]
    public void Check_FirstEpisodesAlikeByChance_FindsOtherEpisodesUnderAnotherSeed()
    {
        var seed = 0ul;
        while (!Enumerable.Range(0, 8).All(episode => Height(seed, episode) == Height(~seed, episode)))
        {
            seed++;
        }

        var result = EnvironmentChecker
            .Check(DynamicsRun.Registry.Get("tiny/Chain-v0"), new EnvironmentRequest(1, Split.Train, null, seed), new ChainOptions())
            .Single(result => result.Name.StartsWith("another seed", StringComparison.Ordinal));
        Assert.That(result.Passed, result.Reason);
    }

    private static int Height(ulong seed, int episode) => EpisodePlan.Endless(seed, 1).At(episode).Random().NextInt(2);

    private static void AssertSound(string id, JsonObject options)
    {
        var registration = DynamicsRun.Registry.Get(id);
        var results = EnvironmentChecker.Check(
            registration, new EnvironmentRequest(1, Split.Train, null, 5), OptionsBinder.Bind(registration.OptionsType, options, "environment"));
        Assert.That(results.Where(result => !result.Passed), Is.Empty);
        Assert.That(results, Is.Not.Empty);
    }
}
