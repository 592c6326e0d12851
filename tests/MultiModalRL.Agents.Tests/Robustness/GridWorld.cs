using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MultiModalRL.Core;
using MultiModalRL.Environments;

namespace MultiModalRL.Agents.Tests;

/// <summary>The generated benchmark under the shipped protocols, with few examples.</summary>
internal static class GridWorld
{
    public const string Glimpse = "glimpse/GridShapes-v0";
    public const string Oneshot = "oneshot/GridShapes-v0";
    public const string Exists = "glimpse/GridShapesExists-v0";

    private static readonly EnvironmentRegistry Registry = new ServiceCollection()
        .AddMultiModalRL().AddModulesFrom(typeof(Benchmark).Assembly).BuildServiceProvider().GetRequiredService<EnvironmentRegistry>();

    /// <summary>Every shipped benchmark that needs no data and whose answers are chosen, with and without a thumbnail.</summary>
    public static IEnumerable<TestCaseData> Cases =>
        from registration in Registry.All
        where !registration.NeedsData && registration.Id.Namespace != "text"
            && OptionsBinder.Describe(registration.OptionsType).Any(option => option.Path == "benchmark.thumbnail")
        from thumbnail in new[] { false, true }
        select new TestCaseData(registration.Id.ToString(), thumbnail);

    public static EnvironmentRegistration Registration(string id) => Registry.Get(id);

    public static object Options(string id, bool thumbnail = false, JsonObject? benchmark = null, JsonObject? reward = null)
    {
        benchmark ??= [];
        benchmark["trainExamples"] ??= 24;
        benchmark["validationExamples"] ??= 32;
        benchmark["testExamples"] ??= 24;
        benchmark["thumbnail"] = thumbnail ? "occupancy" : "none";
        return OptionsBinder.Bind(Registry.Get(id).OptionsType, new JsonObject { ["benchmark"] = benchmark, ["reward"] = reward ?? [] }, "environment");
    }

    public static IVectorEnvironment Create(
        string id, int rows, Split split = Split.Train, bool thumbnail = false, JsonObject? benchmark = null, JsonObject? reward = null) =>
        Registry.Get(id).Create(new EnvironmentRequest(rows, split, null, 0), Options(id, thumbnail, benchmark, reward));
}
