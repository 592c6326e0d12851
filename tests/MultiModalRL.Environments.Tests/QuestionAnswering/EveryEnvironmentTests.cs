using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

/// <summary>The environment contract over all question answering that this assembly registers.</summary>
public sealed class EveryEnvironmentTests
{
    private static readonly EnvironmentRegistry Registry = new ServiceCollection()
        .AddMultiModalRL().AddModulesFrom(typeof(Benchmark).Assembly).BuildServiceProvider().GetRequiredService<EnvironmentRegistry>();

    private static IEnumerable<string> WithoutData => Ids(registration => !registration.NeedsData);

    private static IEnumerable<string> EasyVqa => Ids(registration => registration.Id.Name == "EasyVqa");

    [Test]
    public void Check_WithoutData_FindsNothing([ValueSource(nameof(WithoutData))] string id, [Values] RewardForm form)
    {
        var reward = new JsonObject { ["form"] = form == RewardForm.Linear ? "linear" : "gated", ["price"] = 0.3 };
        AssertSound(id, null, new JsonObject { ["benchmark"] = Few(id), ["reward"] = reward });
    }

    [Test]
    public void Check_WithDrawnPrices_FindsNothing([ValueSource(nameof(WithoutData))] string id, [Values] RewardForm form)
    {
        var reward = new JsonObject { ["form"] = form == RewardForm.Linear ? "linear" : "gated", ["price"] = 0.3, ["priceUpTo"] = 0.9 };
        AssertSound(id, null, new JsonObject { ["benchmark"] = Few(id), ["reward"] = reward });
    }

    [Test]
    public void Check_WithADeadline_FindsNothing([ValueSource(nameof(WithoutData))] string id)
    {
        var deadline = id.StartsWith("glimpse", StringComparison.Ordinal) ? 0.3 : 1;
        AssertSound(id, null, new JsonObject { ["benchmark"] = Few(id), ["reward"] = new JsonObject { ["deadline"] = deadline } });
    }

    [Test]
    public void Check_PublishedEasyVqa_FindsNothing([ValueSource(nameof(EasyVqa))] string id) => AssertSound(id, EasyVqaData.Folder(), []);

    [Test]
    public void Create_DataNeededAndNotGiven_NamesTheEnvironment([ValueSource(nameof(EasyVqa))] string id)
    {
        var registration = Registry.Get(id);
        Assert.That(
            () => registration.Create(new(1, Split.Train, null, 0), OptionsBinder.Bind(registration.OptionsType, null, "environment")),
            Throws.InstanceOf<InputException>().With.Message.Contains(id).And.Message.Contains("--data"));
    }

    private static IEnumerable<string> Ids(Func<EnvironmentRegistration, bool> which) =>
        Registry.All.Where(IsQuestionAnswering).Where(which).Select(registration => registration.Id.ToString());

    private static bool IsQuestionAnswering(EnvironmentRegistration registration) =>
        registration.OptionsType.IsAssignableTo(typeof(IQuestionAnsweringOptions));

    private static JsonObject Few(string id) => id.Contains("/GridShapes", StringComparison.Ordinal)
        ? new JsonObject { ["trainExamples"] = 60, ["validationExamples"] = 20 }
        : id.Contains("/SortOfClevr", StringComparison.Ordinal) ? new JsonObject { ["trainImages"] = 6, ["validationImages"] = 3 }
        : id.Contains("/ShapeWorldStyle", StringComparison.Ordinal) ? new JsonObject { ["trainWorlds"] = 24, ["validationWorlds"] = 12 }
        : [];

    private static void AssertSound(string id, string? data, JsonObject options)
    {
        var registration = Registry.Get(id);
        var results = EnvironmentChecker.Check(
            registration, new EnvironmentRequest(1, Split.Train, data, 5), OptionsBinder.Bind(registration.OptionsType, options, "environment"));
        Assert.That(results.Where(result => !result.Passed), Is.Empty);
        Assert.That(results.Count, Is.GreaterThan(17), "with the checks of question answering");
    }
}
