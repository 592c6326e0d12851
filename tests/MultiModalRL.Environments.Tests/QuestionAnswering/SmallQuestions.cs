using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

/// <summary>
/// A benchmark of five examples with soft accuracies under the shipped protocols: 2 × 2 cells, three answers (actions 0 … 2),
/// and, where wanted, a thumbnail that costs 1/16 of the budget.
/// </summary>
internal static class SmallQuestions
{
    public const int Answers = 3;
    public const int Cells = 4;
    public const double ThumbnailCost = 1.0 / 16;

    // One row an example, one column an answer.
    public static readonly double[][] Accuracies = [[1, 0, 0.3], [0, 0.6, 1], [0.9, 0, 0], [0, 1, 0], [0.3, 0.6, 0.9]];

    public static IVectorEnvironment Make(
        int rows = 1, JsonObject? reward = null, bool thumbnail = false, string protocol = "glimpse", Split split = Split.Train,
        JsonObject? settings = null)
    {
        var services = new ServiceCollection().AddMultiModalRL().AddModulesFrom(typeof(Benchmark).Assembly);
        new ModuleBuilder(services).AddBenchmark<GridShapesOptions>(
            "Small", 0, "five questions", needsData: false, (_, _) => Benchmark(thumbnail));
        using var provider = services.BuildServiceProvider();
        var registration = provider.GetRequiredService<EnvironmentRegistry>().Get($"{protocol}/Small-v0");
        var options = OptionsBinder.Bind(registration.OptionsType, new JsonObject { ["reward"] = reward ?? [], ["protocol"] = settings ?? [] }, "environment");
        return registration.Create(new EnvironmentRequest(rows, split, null, 1), options);
    }

    private static Benchmark Benchmark(bool thumbnail) => new()
    {
        Examples = new ExampleTable([0, 1, 2, 3, 4], [2, 0, 3, 2, 2, 2, 3, 0, 3, 3], 2, [0, 0, 0, 0, 0], [0, 2, 0, 1, 2]),
        Images = new FlatImages(),
        Answers = ["red", "green", "blue"],
        Types = ["only"],
        Tokens = ["", "?", "which", "color"],
        Metric = new SoftAccuracy(),
        DefaultSide = 2,
        Thumbnails = thumbnail ? new FlatThumbnails() : null,
    };

    private sealed class SoftAccuracy : IAnswerMetric
    {
        public string Name => "soft accuracy";

        public double SmallestDifference => 0.1;

        public double Accuracy(int example, int answer) => Accuracies[example][answer];
    }

    private sealed class FlatImages : IImageStore
    {
        public int Count => 5;

        public ImageShape Shape => new(4, 4, 3);

        public void Read(ReadOnlySpan<int> handles, Span<byte> pixels)
        {
            for (var i = 0; i < handles.Length; i++)
            {
                pixels.Slice(i * Shape.Size, Shape.Size).Fill((byte)handles[i]);
            }
        }
    }

    private sealed class FlatThumbnails : IThumbnails
    {
        public System.Collections.Immutable.ImmutableArray<int> Shape => [1, 1, 1];

        public double Cost => ThumbnailCost;

        public void Read(int image, Span<float> values) => values[0] = image / 5f;
    }
}
