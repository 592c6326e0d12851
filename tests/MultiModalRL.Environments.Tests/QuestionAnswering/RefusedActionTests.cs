using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

/// <summary>Actions that may not be taken.</summary>
public sealed class RefusedActionTests
{
    private const int Revealed = SmallQuestions.Answers + 1;

    [TestCase(-1, "expected 0 … 6")]
    [TestCase(SmallQuestions.Answers + SmallQuestions.Cells, "expected 0 … 6")]
    [TestCase(Revealed, "cell 1 is revealed already")]
    public void Step_IllegalAction_IsRefusedAndTheEpisodeGoesOn(int action, string reason)
    {
        using var environment = SmallQuestions.Make(thumbnail: true);
        var spec = environment.Spec;
        var (step, info) = (new VectorStep(spec, 1), new Columns(spec.Info, 1));
        environment.Reset(EpisodePlan.EachOnce(3, spec.ExampleCount), step, info);
        Step(Revealed);
        var (key, cost) = (step.Keys[0], info.Values(new QuestionAnsweringInfo(spec.Info).Cost, 0)[0]);

        Assert.That(() => Step(action), Throws.InvalidOperationException.With.Message.Contains($"row 0: action {action} is refused").And.Message.Contains(reason));
        Step(Revealed + 1);

        Assert.That(step.Status[0], Is.EqualTo(StepStatus.Continues));
        Assert.That(step.Keys[0], Is.EqualTo(EpisodePlan.EachOnce(3, spec.ExampleCount).At(0).Key(2)).And.Not.EqualTo(key), "it was no step");
        Assert.That(info.Values(new QuestionAnsweringInfo(spec.Info).Cost, 0)[0], Is.EqualTo(cost + 1f / SmallQuestions.Cells).Within(1e-6));

        void Step(int chosen)
        {
            var actions = new Columns(spec.Action, 1);
            actions.Values(spec.Action.Field<int>(EnvironmentSpec.ActionField), 0)[0] = chosen;
            environment.Step(actions, step, info);
        }
    }

    [Test]
    public void Step_FirstActionRefused_IsPaidForWhenTheNextIsTaken()
    {
        using var environment = SmallQuestions.Make(thumbnail: true);
        var spec = environment.Spec;
        var (step, info) = (new VectorStep(spec, 1), new Columns(spec.Info, 1));
        environment.Reset(EpisodePlan.EachOnce(3, spec.ExampleCount), step, info);
        var actions = new Columns(spec.Action, 1);
        var action = spec.Action.Field<int>(EnvironmentSpec.ActionField);
        actions.Values(action, 0)[0] = 99;
        Assert.That(() => environment.Step(actions, step, info), Throws.InvalidOperationException);
        actions.Values(action, 0)[0] = SmallQuestions.Answers;
        environment.Step(actions, step, info);
        Assert.That(step.Rewards[0], Is.EqualTo(-0.1 * (SmallQuestions.ThumbnailCost + 1.0 / SmallQuestions.Cells)).Within(1e-6));
    }
}
