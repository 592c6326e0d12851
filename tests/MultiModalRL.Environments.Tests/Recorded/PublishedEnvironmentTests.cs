using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

/// <summary>The environment contract over the benchmarks whose published files are at hand.</summary>
public sealed class PublishedEnvironmentTests
{
    private static readonly EnvironmentRegistry Registry = new ServiceCollection()
        .AddMultiModalRL().AddModulesFrom(typeof(Benchmark).Assembly).BuildServiceProvider().GetRequiredService<EnvironmentRegistry>();

    [Test]
    public void Check_PublishedFiles_FindsNothing(
        [Values("Nlvr", "Nlvr2", "PuzzleVqa", "Shapes", "ShapeWorld")] string benchmark, [Values("glimpse", "oneshot", "resolution", "deliberate", "text")] string protocol)
    {
        var registration = Registry.Get($"{protocol}/{benchmark}-v0");
        var options = benchmark == "Nlvr2"
            ? new JsonObject { ["benchmark"] = new JsonObject { ["trainFile"] = "dev.json", ["allowMissingImages"] = true } }
            : [];
        var results = EnvironmentChecker.Check(
            registration, new EnvironmentRequest(1, Split.Train, PublishedData.Folder(benchmark.ToLowerInvariant()), 5),
            OptionsBinder.Bind(registration.OptionsType, options, "environment"));
        Assert.That(results.Where(result => !result.Passed), Is.Empty);
        Assert.That(results.Count, Is.GreaterThan(17), "with the checks of question answering");
    }
}
