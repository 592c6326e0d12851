using System.Text.Json.Nodes;
using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

/// <summary>Following the oracle of a tiny environment earns its optimum.</summary>
public sealed class OracleTests
{
    private const int Rows = 2_000;

    private static IEnumerable<TestCaseData> Cases =>
    [
        new("tiny/Chain-v0", "{}", new ChainOptions().OptimalReturn, 10),
        new("tiny/Chain-v0", """{ "lowReward": 0.95 }""", new ChainOptions { LowReward = 0.95 }.OptimalReturn, 10),
        new("tiny/Chain-v0", """{ "maxEpisodeSteps": 1 }""", new ChainOptions { MaxEpisodeSteps = 1 }.OptimalReturn, 1),
        new("tiny/Memory-v0", """{ "cues": 3 }""", MemoryOptions.OptimalReturn, 6),
        new("tiny/Memory-v0", """{ "waits": true, "blanks": 2 }""", MemoryOptions.OptimalReturn, 4),
        new("tiny/Locks-v0", "{}", LocksOptions.OptimalReturn, 1),
    ];

    [TestCaseSource(nameof(Cases))]
    public void Act_OneEpisodeARow_EarnsTheOptimum(string id, string options, double optimum, int length)
    {
        using var environment = Make(id, options, Split.Train);
        var (step, info) = (new VectorStep(environment.Spec, Rows), new Columns(environment.Spec.Info, Rows));
        var actions = new Columns(environment.Spec.Action, Rows);
        environment.Reset(EpisodePlan.EachOnce(4, Rows), step, info);
        var returns = new double[Rows];
        for (var age = 0; age < length; age++)
        {
            environment.Oracle!.Act(actions);
            environment.Step(actions, step, info);
            for (var row = 0; row < Rows; row++)
            {
                returns[row] += step.Rewards[row];
            }
        }

        Assert.That(step.Status.ToArray(), Has.None.EqualTo(StepStatus.Continues));
        // Which state a chain begins in is all that chance decides: half a unit of return between them, or a whole one.
        Assert.That(returns.Average(), Is.EqualTo(optimum).Within(id.Contains("Chain") ? 5 * 0.5 / Math.Sqrt(Rows) : 1e-12));
        environment.Oracle!.Act(actions);
        Assert.That(actions.AreInside(Rows), "rows without an episode have an action too");
    }

    [Test]
    public void Oracle_OtherSplitsOrUnsolved_IsAbsent()
    {
        foreach (var split in Enum.GetValues<Split>().Where(split => split != Split.Train))
        {
            using var other = Make("tiny/Chain-v0", "{}", split);
            Assert.That(other.Oracle, Is.Null, $"{split}");
        }

        using var pole = Make("classic/CartPole-v1", "{}", Split.Train);
        Assert.That(pole.Oracle, Is.Null);
    }

    private static IVectorEnvironment Make(string id, string options, Split split)
    {
        var registration = DynamicsRun.Registry.Get(id);
        return registration.Create(
            new EnvironmentRequest(Rows, split, null, 0),
            OptionsBinder.Bind(registration.OptionsType, (JsonObject)JsonNode.Parse(options)!, "environment"));
    }
}
