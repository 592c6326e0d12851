using System.Text.Json.Nodes;
using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

/// <summary>Four steps of reasoning: c = 1/4 at first and a quarter more a step.</summary>
public sealed class DeliberateTests
{
    private const int Think = SmallQuestions.Answers;

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(3)]
    public void Answer_AfterSomeSteps_PaysForThem(int thoughts)
    {
        using var environment = SmallQuestions.Make(protocol: "deliberate", reward: new JsonObject { ["price"] = 0.4 });
        var played = Played.Of(environment, example: 0, [.. Enumerable.Repeat(Think, thoughts), 0]);
        Assert.That(played.Cost, Is.EqualTo((1 + thoughts) / 4f));
        Assert.That(played.Return, Is.EqualTo(1 - 0.4 * (1 + thoughts) / 4).Within(1e-6));
    }

    [Test]
    public void Think_WhenAllStepsAreTaken_IsRefused()
    {
        using var environment = SmallQuestions.Make(protocol: "deliberate");
        Assert.That(environment.Spec.MaxEpisodeSteps, Is.EqualTo(4));
        Assert.That(environment.Spec.QuestionAnswering!.ReasoningSteps, Is.EqualTo(4));
        Assert.That(
            () => Played.Of(environment, example: 0, Think, Think, Think, Think),
            Throws.InvalidOperationException.With.Message.Contains("think was chosen 3 times already"));
    }

    [Test]
    public void Supervision_HasEveryNumberOfSteps_AndSeedZeroAllOfThem()
    {
        using var environment = SmallQuestions.Make(protocol: "deliberate");
        var keys = new QuestionAnsweringFields(environment.Spec);
        var observations = new Columns(environment.Spec.Observation, 60);
        environment.Supervision!.Read(new int[60], [.. Enumerable.Range(0, 60).Select(i => (ulong)i)], observations, new float[60 * 3]);
        var thoughts = Enumerable.Range(0, 60).Select(row => keys.Spent(observations, row)).ToArray();
        Assert.That(thoughts[0], Is.EqualTo(3));
        Assert.That(thoughts.Distinct().Order(), Is.EqualTo(new[] { 0, 1, 2, 3 }));
        for (var row = 0; row < 60; row++)
        {
            Assert.That(observations.Values(keys.Revealed, row).ToArray(), Is.All.EqualTo(1));
            Assert.That(observations.Values(keys.Legal, row)[Think], Is.EqualTo(thoughts[row] < 3 ? 1 : 0));
        }
    }
}
