using System.Text.Json.Nodes;
using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

public sealed class ExistsOracleTests
{
    private const int Rows = 64;
    private const string Exists = "glimpse/GridShapesExists-v0";

    [TestCase("none", "standard")]
    [TestCase("occupancy", "standard")]
    [TestCase("none", "hard")]
    public void Act_EveryExample_EarnsTheOptimalReturn(string thumbnail, string difficulty)
    {
        var benchmark = $$"""{ "thumbnail": "{{thumbnail}}", "difficulty": "{{difficulty}}", "trainExamples": 10000 }""";
        using var environment = Make(Exists, $$"""{ "benchmark": {{benchmark}}, "reward": { "price": 0.4 } }""");
        var options = new GridShapesExistsOptions
        {
            Thumbnail = Enum.Parse<GridThumbnail>(thumbnail, ignoreCase: true), Difficulty = Enum.Parse<GridDifficulty>(difficulty, ignoreCase: true),
        };
        var earned = Played(environment);
        var deviation = Math.Sqrt(earned.Average(value => value * value) - Math.Pow(earned.Average(), 2));
        Assert.That(
            earned.Average(),
            Is.EqualTo(new ExistsYardstick(ExistsSetting.Of(options, 0.4)!).OptimalReturn).Within(3 * deviation / Math.Sqrt(earned.Length)));
    }

    [TestCase("train", Exists, "{}", true)]
    [TestCase("validation", Exists, "{}", false)]
    [TestCase("test", Exists, "{}", false)]
    [TestCase("train", "oneshot/GridShapesExists-v0", "{}", false)]
    [TestCase("train", "glimpse/GridShapes-v0", "{}", false)]
    [TestCase("train", Exists, """{ "reward": { "form": "gated" } }""", false)]
    [TestCase("train", Exists, """{ "reward": { "deadline": 0.5 } }""", false)]
    [TestCase("train", Exists, """{ "protocol": { "side": 2 } }""", false)]
    [TestCase("train", Exists, """{ "benchmark": { "heldOut": ["red circle"] } }""", false)]
    public void Oracle_WhereTheTheoryHolds_IsThereOnTheTrainingSplitAlone(string split, string id, string options, bool expected)
    {
        using var environment = Make(id, options, Enum.Parse<Split>(split, ignoreCase: true));
        Assert.That(environment.Oracle is not null, Is.EqualTo(expected));
    }

    [Test]
    public void Act_SameRevealed_DependsOnNothingHidden()
    {
        // Two grids that differ in hidden cells alone: the last cell, behind which one has the match.
        var options = new GridShapesExistsOptions { TrainExamples = 400 };
        var generator = new GridShapesGenerator(options, Split.Train);
        var examples = generator.Generate(400);
        var oracle = Oracle(options, examples);
        for (var example = 0; example < examples.Count; example++)
        {
            byte[] revealed = [1, 1, 0, 0, 0, 0, 0, 0, 0];
            var before = oracle.Act(example, revealed);
            foreach (ref var code in examples.Grid(example)[2..])
            {
                code = (byte)(1 + ((code + 4) % 9));
            }

            Assert.That(oracle.Act(example, revealed), Is.EqualTo(before));
        }
    }

    [Test]
    public void Act_AMatchIsRevealed_AnswersYesAndElseLooksInRasterOrder()
    {
        var options = new GridShapesExistsOptions { TrainExamples = 400 };
        var examples = new GridShapesGenerator(options, Split.Train).Generate(400);
        var oracle = Oracle(options, examples);
        var looked = 0;
        for (var example = 0; example < examples.Count; example++)
        {
            Assert.That(oracle.Act(example, [1, 1, 1, 1, 1, 1, 1, 1, 1]), Is.EqualTo(examples.Answers[example]), "all is seen");
            var action = oracle.Act(example, [0, 1, 0, 0, 0, 0, 0, 0, 0]);
            Assert.That(action, Is.AnyOf(1, 2), "yes, or a look at the first cell: at this price one hidden match is worth more");
            looked += action - 1;
        }

        Assert.That(looked, Is.InRange(200, 399));
    }

    private static ExistsOracle Oracle(GridShapesOptions options, GridShapesExamples examples)
    {
        var protocol = new GlimpseProtocol(GridShapesBenchmark.Create(new EnvironmentRequest(1, Split.Train, null, 0), options), new GlimpseOptions());
        return ExistsOracle.Of(options, examples, protocol, new RewardOptions { Price = 0.1 })!;
    }

    /// <summary>The return of every example, played once by the oracle.</summary>
    private static double[] Played(IVectorEnvironment environment)
    {
        var (step, info) = (new VectorStep(environment.Spec, Rows), new Columns(environment.Spec.Info, Rows));
        var actions = new Columns(environment.Spec.Action, Rows);
        var (sums, returns) = (new double[Rows], new List<double>());
        environment.Reset(EpisodePlan.EachOnce(3, environment.Spec.ExampleCount), step, info);
        while (returns.Count < environment.Spec.ExampleCount)
        {
            environment.Oracle!.Act(actions);
            environment.Step(actions, step, info);
            for (var row = 0; row < Rows; row++)
            {
                sums[row] += step.Rewards[row];
                if (step.Status[row] == StepStatus.Terminated)
                {
                    returns.Add(sums[row]);
                    sums[row] = 0;
                }
            }
        }

        return [.. returns];
    }

    private static IVectorEnvironment Make(string id, string options, Split split = Split.Train)
    {
        var registration = DynamicsRun.Registry.Get(id);
        return registration.Create(
            new EnvironmentRequest(Rows, split, null, 1),
            OptionsBinder.Bind(registration.OptionsType, (JsonObject)JsonNode.Parse(options)!, "environment"));
    }
}
