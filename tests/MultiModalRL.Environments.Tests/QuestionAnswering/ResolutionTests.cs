using System.Text.Json.Nodes;
using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

/// <summary>Images of 4 × 4 pixels in 2 × 2 cells: the low resolution that fits is a half, or a quarter.</summary>
public sealed class ResolutionTests
{
    private const int Request = SmallQuestions.Answers;

    private static readonly JsonObject Price = new() { ["price"] = 0.4 };

    [Test]
    public void Spec_HasOneRequestAndTheReducedImage()
    {
        using var environment = SmallQuestions.Make(protocol: "resolution");
        var keys = new QuestionAnsweringFields(environment.Spec);
        Assert.That(keys.Spending, Is.EqualTo(new ActionGroup(ActionGroup.Request, 3, 1)));
        Assert.That(keys.Looks, Is.Null);
        Assert.That(environment.Spec.MaxEpisodeSteps, Is.EqualTo(2));
        Assert.That(((BoxSpace)environment.Spec.Observation.Space(keys.Thumbnail!.Value)).Shape, Is.EqualTo(new[] { 1, 1, 3 }));
    }

    // A sixteenth of the pixels is seen at first, and all of them for the whole budget more: c = 1/16, then 17/16, of which
    // 1 is paid.
    [Test]
    public void Answer_AtOnce_PaysForTheReducedImageAlone()
    {
        using var environment = SmallQuestions.Make(protocol: "resolution", reward: (JsonObject)Price.DeepClone());
        var played = Played.Of(environment, example: 0, 0);
        Assert.That(played.Cost, Is.EqualTo(1 / 16f));
        Assert.That(played.Return, Is.EqualTo(1 - (0.4 / 16)).Within(1e-6));
    }

    [Test]
    public void Answer_AfterARequest_PaysForEverything()
    {
        using var environment = SmallQuestions.Make(protocol: "resolution", reward: (JsonObject)Price.DeepClone());
        var played = Played.Of(environment, example: 0, Request, 0);
        Assert.That(played.Cost, Is.EqualTo(17 / 16f));
        Assert.That(played.Return, Is.EqualTo(1 - 0.4).Within(1e-6));
    }

    [Test]
    public void Request_Twice_IsRefused()
    {
        using var environment = SmallQuestions.Make(protocol: "resolution");
        Assert.That(
            () => Played.Of(environment, example: 0, Request, Request),
            Throws.InvalidOperationException.With.Message.Contains("action 3 is refused").And.Message.Contains("request was chosen 1 times already"));
    }

    [Test]
    public void Supervision_ShowsAllOrNothing_AtTheCostOfIt()
    {
        using var environment = SmallQuestions.Make(protocol: "resolution");
        var keys = new QuestionAnsweringFields(environment.Spec);
        var observations = new Columns(environment.Spec.Observation, 40);
        environment.Supervision!.Read(new int[40], [.. Enumerable.Range(0, 40).Select(i => (ulong)i)], observations, new float[40 * 3]);
        var whole = Enumerable.Range(0, 40).Count(row =>
        {
            var shown = observations.Values(keys.Revealed, row).Count((byte)1);
            Assert.That(shown, Is.AnyOf(0, 4));
            Assert.That(keys.Spent(observations, row), Is.EqualTo(shown / 4));
            Assert.That(observations.Values(keys.Deadline, row)[1], Is.EqualTo(shown == 4 ? 0f : 15 / 16f));
            return shown == 4;
        });
        Assert.That(whole, Is.InRange(10, 30));
    }

    [TestCase(3, "environment.protocol.reduction is 3: expected one of 2, 4 for images of 4×4 pixels in 2×2 cells")]
    [TestCase(8, "environment.protocol.reduction is 8: expected one of 2, 4 for images of 4×4 pixels in 2×2 cells")]
    public void Make_ReductionThatDoesNotFit_IsRefused(int reduction, string message) => Assert.That(
        () => SmallQuestions.Make(protocol: "resolution", settings: new JsonObject { ["reduction"] = reduction }),
        Throws.TypeOf<InputException>().With.Message.EqualTo(message));
}
