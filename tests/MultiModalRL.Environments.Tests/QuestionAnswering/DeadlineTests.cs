using System.Text.Json.Nodes;
using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

public sealed class DeadlineTests
{
    [Test]
    public void Step_CostPassesTheDeadline_EndsWithoutAnAnswer([Values] RewardForm form)
    {
        using var environment = Make(0.5, form);
        var played = Played.Of(environment, 0, 3, 4, 5);
        Assert.Multiple(() =>
        {
            Assert.That(played.Status, Is.EqualTo(StepStatus.Terminated));
            Assert.That((played.Accuracy, played.Answer, played.Deadline), Is.EqualTo((0f, 0, true)));
            Assert.That(played.Return, Is.EqualTo(form == RewardForm.Linear ? -0.3 : 0).Within(1e-6));
            Assert.That(played.Cost, Is.EqualTo(0.75f));
        });
    }

    [Test]
    public void Step_CostMeetsTheDeadline_GoesOnAndCountsTheAnswer()
    {
        using var environment = Make(0.5, RewardForm.Linear);
        var played = Played.Of(environment, 0, 3, 4, 0);
        Assert.Multiple(() =>
        {
            Assert.That((played.Accuracy, played.Answer, played.Deadline), Is.EqualTo((1f, 1, false)));
            Assert.That(played.Return, Is.EqualTo(0.8).Within(1e-6));
        });
    }

    [Test]
    public void Step_DeadlineOfOne_IsNone()
    {
        using var environment = SmallQuestions.Make(1, new JsonObject { ["price"] = 0.4, ["deadline"] = 1 }, thumbnail: true);
        // The thumbnail and all four cells cost more than the budget.
        var played = Played.Of(environment, 0, 3, 4, 5, 6, 0);
        Assert.That((played.Accuracy, played.Deadline, played.Cost), Is.EqualTo((1f, false, 1.0625f)));
        Assert.That(played.Return, Is.EqualTo(0.6).Within(1e-6));
    }

    [Test]
    public void Observation_AnyStep_ShowsTheDeadlineAndWhatRemains()
    {
        using var environment = SmallQuestions.Make(1, new JsonObject { ["deadline"] = 0.5 }, thumbnail: true);
        var (step, info) = (new VectorStep(environment.Spec, 1), new Columns(environment.Spec.Info, 1));
        var keys = new QuestionAnsweringFields(environment.Spec);
        var action = new Columns(environment.Spec.Action, 1);
        environment.Reset(EpisodePlan.EachOnce(1, 5), step, info);
        Assert.That(step.Observations.Values(keys.Deadline, 0).ToArray(), Is.EqualTo(new[] { 0.5f, 0.4375f }));
        action.Values(keys.Action, 0)[0] = 3;
        environment.Step(action, step, info);
        Assert.That(step.Observations.Values(keys.Deadline, 0).ToArray(), Is.EqualTo(new[] { 0.5f, 0.1875f }));
        action.Values(keys.Action, 0)[0] = 4;
        environment.Step(action, step, info);
        Assert.That(step.Status[0], Is.EqualTo(StepStatus.Terminated));
        Assert.That(step.Observations.Values(keys.Deadline, 0).ToArray(), Is.EqualTo(new[] { 0.5f, 0.4375f }), "the next episode");
    }

    private static IVectorEnvironment Make(double deadline, RewardForm form) => SmallQuestions.Make(1, new JsonObject
    {
        ["price"] = 0.4,
        ["deadline"] = deadline,
        ["form"] = form == RewardForm.Linear ? "linear" : "gated",
    });
}
