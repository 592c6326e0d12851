using MultiModalRL.Core;
using MultiModalRL.Environments;

namespace MultiModalRL.Running.Tests;

/// <summary>A benchmark of three answers, the right one being the example's number modulo three, and agents to run on it.</summary>
public sealed class TinyModule : IModule
{
    public void Register(ModuleBuilder modules)
    {
        modules.AddBenchmark<TinyOptions>("Tiny", 0, "tiny", needsData: false, Create);
        modules.AddEnvironment<StumblingOptions>("test/Stumbling-v0", "crashes", (_, options) => new StumblingEnvironment(options));
        modules.AddEnvironment<OverflowingOptions>("test/Overflowing-v0", "tells infinite numbers", (_, options) => new OverflowingEnvironment(options));
        modules.AddAgent<CuriousOptions>("curious", "learns from experience", (context, options) => new CuriousAgent(context, options));
        modules.AddAgent<StudentOptions>("student", "learns from labels", (context, options) => new StudentAgent(context, options));
        modules.AddAgent<PickerOptions>("picker", "is calibrated", (context, options) => new PickerAgent(context, options));
    }

    private static Benchmark Create(EnvironmentRequest request, TinyOptions options)
    {
        var numbers = Enumerable.Range(0, options.Examples).ToArray();
        return new Benchmark
        {
            Examples = new ExampleTable(
                [.. numbers.Select(n => n / 2)], [.. numbers.Select(n => 2 + n % 3)], 1, [.. numbers.Select(n => n % 2)], [.. numbers.Select(n => n % 3)]),
            Images = new BlankImages(options.Examples),
            Answers = ["no", "yes", "maybe"],
            Types = ["even", "odd"],
            Tokens = ["", "?", "a", "b", "c"],
            Metric = new ExactMatch([.. numbers.Select(n => n % 3)]),
            DefaultSide = 2,
        };
    }
}
