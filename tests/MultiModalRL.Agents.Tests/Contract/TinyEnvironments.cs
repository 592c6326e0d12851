using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MultiModalRL.Core;
using MultiModalRL.Environments;

namespace MultiModalRL.Agents.Tests;

/// <summary>
/// The shipped protocols over the tiny examples, as the benchmark <c>Tiny</c>, and as <c>TinyChoices</c>, where a question has
/// one to three options.
/// </summary>
internal static class TinyEnvironments
{
    private static readonly TinyExample[] Examples = TinyExamples.Drawn(20);

    private static readonly EnvironmentRegistry Registry = Services().GetRequiredService<EnvironmentRegistry>();

    /// <summary>Where answers are chosen.</summary>
    public static IEnumerable<string> Ids => All.Where(id => id.Namespace != "text").Select(id => id.ToString());

    /// <summary>Where answers are given in words.</summary>
    public static IEnumerable<string> InWords => All.Where(id => id.Namespace == "text").Select(id => id.ToString());

    private static IEnumerable<EnvironmentId> All => Registry.All.Select(registration => registration.Id).Where(id => id.Name is "Tiny" or "TinyChoices");

    public static IVectorEnvironment Create(string id, int rows, double deadline = 1)
    {
        var registration = Registry.Get(id);
        var options = new JsonObject { ["reward"] = new JsonObject { ["deadline"] = deadline } };
        return registration.Create(
            new(rows, Split.Train, null, 1), OptionsBinder.Bind(registration.OptionsType, options, "environment"));
    }

    private static ServiceProvider Services()
    {
        var services = new ServiceCollection().AddMultiModalRL().AddModulesFrom(typeof(Benchmark).Assembly);
        new ModuleBuilder(services).AddBenchmark<NoOptions>("Tiny", 0, "Drawn greys.", needsData: false, (_, _) => Tiny());
        new ModuleBuilder(services).AddBenchmark<NoOptions>("TinyChoices", 0, "Drawn greys.", needsData: false, (_, _) => Choices());
        return services.BuildServiceProvider();
    }

    private static Benchmark Choices()
    {
        var all = Tiny();
        int[] options = [.. Enumerable.Range(0, all.Examples.Count).Select(example => 1 + example % 3)];
        int[] references = [.. options.Select((count, example) => example % count)];
        return all with { Examples = all.Examples with { References = references, OptionCounts = options }, Metric = new ExactMatch(references) };
    }

    private static Benchmark Tiny()
    {
        var images = new TinyImages(Examples, new byte[9]);
        return new Benchmark
        {
            Examples = new ExampleTable(
                [.. Enumerable.Range(0, Examples.Length)], [.. Examples.SelectMany(example => example.Question)], 4,
                new int[Examples.Length], [.. Examples.Select(example => Array.IndexOf(example.Accuracies, 1))]),
            Images = images,
            Answers = ["yes", "no", "maybe"],
            Types = ["only"],
            Tokens = ["", "?", "is", "it", "dark", "light"],
            Metric = new ExactMatch([.. Examples.Select(example => Array.IndexOf(example.Accuracies, 1))]),
            DefaultSide = 3,
            Thumbnails = new BlockMeanThumbnails(images, 6),
        };
    }
}
