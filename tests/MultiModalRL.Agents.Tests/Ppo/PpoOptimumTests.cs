using System.Text.Json.Nodes;
using MultiModalRL.Core;
using MultiModalRL.Environments;
using MultiModalRL.Running;
using MultiModalRL.Torch;

namespace MultiModalRL.Agents.Tests;

/// <summary>A world small enough to be learned in seconds, with a best return that is known exactly.</summary>
[NonParallelizable]
public sealed class PpoOptimumTests
{
    private const string Benchmark = """
        { "side": 2, "trainExamples": 20000, "testExamples": 4000, "difficulty": "easy", "kinds": ["exists"] }
        """;
    private const int Rows = 128;
    private const int SupervisedUpdates = 1500;
    private const int Updates = 150;

    private static readonly ModelOptions Model = new() { CellWidth = 16, TokenWidth = 8, FusedWidth = 32, PlacedWidth = 0 };

    [Test]
    public void Learn_FromASupervisedRun_EarnsNearlyTheBestReturnAndMoreThanAnyFixedRule()
    {
        TorchRuntime.Configure(1);
        using var init = new TemporaryFolder();
        using var training = Create(Split.Train, Rows);
        Answers(training, init.Path);
        var options = new PpoOptions { RolloutSteps = 8, MinibatchSize = 512, Epochs = 4, LearningRate = 3e-3 };
        var context = SmallAgents.Context(training, init: init.Path) with { TotalSteps = Updates * Rows * options.RolloutSteps };
        using var practice = new Practice(training, new PpoAgent(context, options));
        practice.Learn(Updates);
        using var test = Create(Split.Test, 256);
        var outcomes = new Evaluator(test, seed: 1).Outcomes(practice.Agent.EvaluationPolicy, "ppo", Split.Test).Outcomes;
        var earned = outcomes.Average(outcome => outcome.Reward);
        var yardstick = new ExistsYardstick(new ExistsSetting { Cells = 4, Colors = EasyKinds.Colors, Shapes = EasyKinds.Shapes });
        TestContext.Out.WriteLine($"earned {earned:f4}; best {yardstick.OptimalReturn:f4}, best fixed {yardstick.BestFixedReturn:f4}");
        // 4,000 test episodes leave a standard error near .006.
        Assert.That(earned, Is.EqualTo(yardstick.OptimalReturn).Within(0.025));
        Assert.That(earned, Is.GreaterThan(yardstick.BestFixedReturn + 0.01));
    }

    private static (int Colors, int Shapes) EasyKinds
    {
        get
        {
            var kinds = new ShapeKinds(GridDifficulty.Easy);
            return (kinds.Colors.Length, kinds.Shapes.Length);
        }
    }

    private static void Answers(IVectorEnvironment training, string folder)
    {
        var options = new SupervisedOptions { Model = Model, MinibatchSize = 128, LearningRate = 3e-3, WeightDecay = 0 };
        var context = SmallAgents.Context(training) with { TotalSteps = SupervisedUpdates * options.MinibatchSize };
        using var practice = new Practice(training, new SupervisedAgent(context, options, SmallAgents.Supervised));
        practice.Learn(SupervisedUpdates);
        practice.Agent.Save(folder);
    }

    private static IVectorEnvironment Create(Split split, int rows)
    {
        var registration = GridWorld.Registration(GridWorld.Exists);
        var options = new JsonObject { ["benchmark"] = JsonNode.Parse(Benchmark), ["reward"] = new JsonObject { ["price"] = 0.4 } };
        return registration.Create(
            new EnvironmentRequest(rows, split, null, 0), OptionsBinder.Bind(registration.OptionsType, options, "environment"));
    }
}
