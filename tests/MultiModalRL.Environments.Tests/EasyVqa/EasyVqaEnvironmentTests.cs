using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

/// <summary>The benchmark as environments, made by id as users do.</summary>
public sealed class EasyVqaEnvironmentTests
{
    private SmallEasyVqa folder = null!;

    [SetUp]
    public void SetUp() => folder = new();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [TestCase("oneshot/EasyVqa-v0")]
    [TestCase("glimpse/EasyVqa-v0")]
    public void Step_ReferenceAnswers_AreAllAccurate(string id)
    {
        using var environment = Make(id, Split.Validation);
        var info = new QuestionAnsweringInfo(environment.Spec.Info);
        var keys = new QuestionAnsweringFields(environment.Spec);
        var step = new VectorStep(environment.Spec, 4);
        var actions = new Columns(environment.Spec.Action, 4) { Count = 4 };
        var facts = new Columns(environment.Spec.Info, 4);
        environment.Reset(EpisodePlan.EachOnce(3, environment.Spec.ExampleCount), step, facts);
        for (var row = 0; row < 4; row++)
        {
            actions.All(keys.Action)[row] = facts.All(info.Reference)[row] - 1;
        }

        environment.Step(actions, step, facts);
        for (var row = 0; row < 4; row++)
        {
            Assert.That(step.Components(row)[environment.Spec.Rewards.IndexOf("accuracy")], Is.EqualTo(1f), $"row {row}");
            Assert.That(facts.All(info.Answer)[row], Is.EqualTo(actions.All(keys.Action)[row] + 1), $"row {row}");
        }
    }

    [Test]
    public void Spec_Glimpse_HasTheSizesItsReadmeNames()
    {
        using var environment = Make("glimpse/EasyVqa-v0", Split.Train);
        var keys = new QuestionAnsweringFields(environment.Spec);
        Assert.Multiple(() =>
        {
            Assert.That(keys.Revealed.Width, Is.EqualTo(64));
            Assert.That(keys.Thumbnail!.Value.Width, Is.EqualTo(48));
            Assert.That(keys.Looks!.Value.Count, Is.EqualTo(64));
            Assert.That(keys.Images.Shape, Is.EqualTo(new ImageShape(64, 64, 3)));
        });
    }

    [TestCase("validationShare", "-0.1")]
    [TestCase("validationShare", "0.95")]
    [TestCase("thumbnailSide", "65")]
    [TestCase("thumbnailSides", "4")]
    public void Options_OutOfRangeOrUnknown_AreNamed(string option, string value) =>
        Assert.That(
            () => Make("oneshot/EasyVqa-v0", Split.Train, new JsonObject { [option] = JsonNode.Parse(value) }),
            Throws.InstanceOf<InputException>().With.Message.Contains($"benchmark.{option}"));

    private IVectorEnvironment Make(string id, Split split, JsonObject? benchmark = null)
    {
        using var services = new ServiceCollection().AddMultiModalRL().AddModulesFrom(typeof(EasyVqaBenchmark).Assembly).BuildServiceProvider();
        var registration = services.GetRequiredService<EnvironmentRegistry>().Get(id);
        var options = OptionsBinder.Bind(registration.OptionsType, new JsonObject { ["benchmark"] = benchmark ?? [] }, "environment");
        return registration.Create(new EnvironmentRequest(4, split, folder.Path, 1), options);
    }
}
