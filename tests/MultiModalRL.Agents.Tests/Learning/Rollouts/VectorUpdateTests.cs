using System.Text.Json.Nodes;
using MultiModalRL.Core;
using MultiModalRL.Torch;

namespace MultiModalRL.Agents.Tests;

/// <summary>What updates make of rollouts of vector worlds: memory made anew, truncations, clipped rewards.</summary>
[NonParallelizable]
public sealed class VectorUpdateTests
{
    private const int Rows = 8;

    [OneTimeSetUp]
    public void OneThread() => TorchRuntime.Configure(1);

    [Test]
    public void Update_RecurrentInOneMinibatch_FindsTheProbabilitiesToldWhenActing([Values(RecurrenceKind.Gru, RecurrenceKind.Lstm)] RecurrenceKind kind)
    {
        // Episodes of 4 steps begin and end within a rollout of 7, and are carried over from one to the next.
        using var environment = TinyWorlds.Create("tiny/Memory-v0", Rows, new JsonObject { ["blanks"] = 2 });
        var options = new PpoOptions
        {
            RolloutSteps = 7, Epochs = 1, MinibatchSize = 1 << 20, LearningRate = 0.03, Vector = new() { Width = 16, Recurrence = kind },
        };
        using var practice = new Practice(environment, new PpoAgent(SmallAgents.Context(environment), options));
        for (var update = 0; update < 5; update++)
        {
            var metrics = new RecordedMetrics();
            practice.Learn(1, metrics);
            // ρ − 1 − log ρ is above 0 wherever ρ is not 1.
            Assert.That(metrics.Values["losses/approx_kl"], Is.Zero.Within(1e-10), $"update {update}");
        }
    }

    // γ = ½: the high state is worth 1 + ½ V(high) = 2 and the low one, from which it pays to move, ½ V(high) = 1. Taken for ends,
    // truncations would leave 1 and 0; bootstrapped from the next episode, 1.5 and 0.5. Clipped, all is half as much.
    [TestCase("ppo", null, 2, 1)]
    [TestCase("a2c", null, 2, 1)]
    [TestCase("ppo", 0.5, 1, 0.5)]
    public void Update_EveryStepTruncated_LearnsValuesFromTheFinalObservations(string name, double? clip, double high, double low)
    {
        using var environment = TinyWorlds.Create("tiny/Chain-v0", 32, new JsonObject { ["maxEpisodeSteps"] = 1, ["lowReward"] = 0 });
        var context = SmallAgents.Context(environment) with { TotalSteps = 40_000 };
        var vector = new VectorModelOptions { Width = 16 };
        using var practice = new Practice(environment, name == "ppo"
            ? new PpoAgent(context, new PpoOptions
            {
                Discount = 0.5, LearningRate = 0.01, NormalizeRewards = false, NormalizeObservations = false, RewardClip = clip, Vector = vector,
            })
            : new A2cAgent(context, new A2cOptions
            {
                Discount = 0.5, LearningRate = 0.01, NormalizeRewards = false, NormalizeObservations = false, Vector = vector,
            }));
        while (practice.Agent.Steps < context.TotalSteps)
        {
            practice.Learn(1);
        }

        var values = Values(environment, practice.Agent.EvaluationPolicy);
        Assert.That(values.High, Is.EqualTo(high).Within(0.1));
        Assert.That(values.Low, Is.EqualTo(low).Within(0.1));
    }

    private static (double High, double Low) Values(IVectorEnvironment environment, IPolicy policy)
    {
        var (spec, rows) = (environment.Spec, environment.Count);
        var (step, extras) = (new VectorStep(spec, rows), new Columns(policy.Extras, rows));
        environment.Reset(EpisodePlan.EachOnce(3, rows), step, new Columns(spec.Info, rows));
        using var state = policy.CreateState(rows);
        policy.Act(step.Input, state, new Columns(spec.Action, rows), extras);
        var values = extras.All(policy.Extras.Field<float>("value")).ToArray();
        var observations = step.Observations.All(spec.Observation.Field<float>(spec.Observation.Fields[0].Name)).ToArray();
        // Observed is (1 − height, height).
        var highs = Enumerable.Range(0, rows).ToLookup(row => observations[2 * row + 1] == 1, row => (double)values[row]);
        return (highs[true].First(), highs[false].First());
    }
}
