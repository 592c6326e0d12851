using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MultiModalRL.Core;
using MultiModalRL.Environments;
using MultiModalRL.Running;
using MultiModalRL.Torch;

namespace MultiModalRL.Agents.Tests;

/// <summary>
/// Pictures of which half tell their answer at a low resolution (all dark, all light) and half do not (two checkerboards whose
/// block means are equal). At λ = .3 an answer at once costs .3/16, a request the whole price: the best policy answers the first at
/// once and asks for the others, which returns ½(1 − .3/16) + ½ · .7 = .8406.
/// </summary>
[NonParallelizable]
public sealed class ResolutionOptimumTests
{
    private const double Price = 0.3;
    private const double Optimum = (0.5 * (1 - (Price / 16))) + (0.5 * (1 - Price));
    private const int Rows = 64;
    private const int SupervisedUpdates = 400;
    private const int Updates = 120;

    private static readonly ModelOptions Model = new() { CellWidth = 16, TokenWidth = 4, FusedWidth = 32, PlacedWidth = 0 };

    [Test]
    public void Learn_FromASupervisedRun_AsksForTheFullResolutionWhereItIsNeeded([Values(1u, 2u, 3u)] uint seed)
    {
        TorchRuntime.Configure(1);
        using var init = new TemporaryFolder();
        using var training = Create(Rows);
        Answers(training, init.Path, seed);
        var options = new PpoOptions { RolloutSteps = 8, MinibatchSize = 256, Epochs = 4, LearningRate = 3e-3 };
        var context = SmallAgents.Context(training, seed, init.Path) with { TotalSteps = Updates * Rows * options.RolloutSteps };
        using var practice = new Practice(training, new PpoAgent(context, options), seed);
        practice.Learn(Updates);
        using var test = Create(16);
        var outcomes = new Evaluator(test, seed: 1).Outcomes(practice.Agent.EvaluationPolicy, "ppo", Split.Train).Outcomes;
        Assert.That(outcomes.Average(outcome => outcome.Reward), Is.EqualTo(Optimum).Within(0.02 * Optimum));
        Assert.That(outcomes.Select(outcome => outcome.Actions.Length), Is.EqualTo(outcomes.Select(outcome => outcome.Reference < 2 ? 1 : 2)));
    }

    private static void Answers(IVectorEnvironment training, string folder, ulong seed)
    {
        var options = new SupervisedOptions { Model = Model, MinibatchSize = 64, LearningRate = 3e-3, WeightDecay = 0 };
        var context = SmallAgents.Context(training, seed) with { TotalSteps = SupervisedUpdates * options.MinibatchSize };
        using var practice = new Practice(training, new SupervisedAgent(context, options, SmallAgents.Supervised), seed);
        practice.Learn(SupervisedUpdates);
        practice.Agent.Save(folder);
    }

    private static IVectorEnvironment Create(int rows)
    {
        var services = new ServiceCollection().AddMultiModalRL().AddModulesFrom(typeof(Benchmark).Assembly);
        new ModuleBuilder(services).AddBenchmark<NoOptions>("Patterns", 0, "Dark, light, or one of two checkerboards.", needsData: false, (_, _) => Patterns());
        using var provider = services.BuildServiceProvider();
        var registration = provider.GetRequiredService<EnvironmentRegistry>().Get("resolution/Patterns-v0");
        var options = new JsonObject { ["reward"] = new JsonObject { ["price"] = Price } };
        return registration.Create(new(rows, Split.Train, null, 1), OptionsBinder.Bind(registration.OptionsType, options, "environment"));
    }

    private static Benchmark Patterns()
    {
        int[] references = [.. Enumerable.Range(0, 64).Select(example => example % 4)];
        return new Benchmark
        {
            Examples = new ExampleTable([.. Enumerable.Range(0, 64)], new int[64], 1, new int[64], references),
            Images = new PatternImages(),
            Answers = ["dark", "light", "even", "odd"],
            Types = ["only"],
            Tokens = ["", "?"],
            Metric = new ExactMatch(references),
            DefaultSide = 2,
        };
    }

    private sealed class PatternImages : IImageStore
    {
        public int Count => 64;

        public ImageShape Shape => new(8, 8, 3);

        public void Read(ReadOnlySpan<int> handles, Span<byte> pixels)
        {
            for (var i = 0; i < pixels.Length; i++)
            {
                var (row, column) = (i % Shape.Size / 24, i % 24 / 3);
                var isLight = (handles[i / Shape.Size] % 4) switch { 0 => false, 1 => true, 2 => (row + column) % 2 == 0, _ => (row + column) % 2 == 1 };
                pixels[i] = (byte)(isLight ? 192 : 64);
            }
        }
    }
}
