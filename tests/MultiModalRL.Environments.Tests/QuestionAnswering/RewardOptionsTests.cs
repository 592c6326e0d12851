using System.Text.Json.Nodes;
using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

public sealed class RewardOptionsTests
{
    [TestCase("price", -0.001)]
    [TestCase("price", 1)]
    [TestCase("price", 1.5)]
    [TestCase("price", double.NaN)]
    [TestCase("price", double.PositiveInfinity)]
    [TestCase("deadline", 0)]
    [TestCase("deadline", -0.5)]
    [TestCase("deadline", 1.01)]
    [TestCase("deadline", double.NaN)]
    public void Make_ValueOutOfItsRange_IsRefusedByName(string option, double value) => Assert.That(
        () => SmallQuestions.Make(reward: new JsonObject { [option] = JsonValue.Create(value) }),
        Throws.InstanceOf<InputException>().With.Message.Contains($"reward.{option}"));

    [TestCase("price", 0)]
    [TestCase("price", 0.999)]
    [TestCase("deadline", 1)]
    public void Make_ValueAtTheEdgeOfItsRange_IsTaken(string option, double value)
    {
        using var environment = SmallQuestions.Make(reward: new JsonObject { [option] = value });
        Assert.That(environment.Spec.QuestionAnswering, Is.Not.Null);
    }

    [Test]
    public void Make_DeadlineBelowTheFirstObservation_IsRefused()
    {
        Assert.That(
            () => SmallQuestions.Make(reward: new JsonObject { ["deadline"] = 0.5 }, protocol: "oneshot"),
            Throws.InstanceOf<InputException>().With.Message.Contains("deadline"));
        Assert.That(
            () => SmallQuestions.Make(reward: new JsonObject { ["deadline"] = 0.05 }, thumbnail: true),
            Throws.InstanceOf<InputException>().With.Message.Contains("deadline"));
    }

    [Test]
    public void Spec_AnyPrice_TellsPriceFormAndTheBoundOfAccuracyFirst()
    {
        using var environment = SmallQuestions.Make(reward: new JsonObject { ["price"] = 0.25, ["form"] = "gated" });
        var spec = environment.Spec.QuestionAnswering!;
        Assert.That((spec.Price, spec.Reward, spec.AccuracyFirstBound), Is.EqualTo((0.25, RewardForm.Gated, 0.1)));
    }
}
