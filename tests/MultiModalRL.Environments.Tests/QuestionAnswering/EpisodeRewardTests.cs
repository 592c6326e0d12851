using System.Text.Json.Nodes;
using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

/// <summary>The reward of whole episodes, against the definition worked by hand.</summary>
public sealed class EpisodeRewardTests
{
    [Test]
    public void Episode_NoPrice_EarnsItsAccuracyBitForBit([Values] RewardForm form, [Values] bool thumbnail, [Range(0, 4)] int looks)
    {
        using var environment = SmallQuestions.Make(1, Reward(0, form), thumbnail);
        for (var example = 0; example < SmallQuestions.Accuracies.Length; example++)
        {
            for (var answer = 0; answer < SmallQuestions.Answers; answer++)
            {
                var played = Played.Of(environment, example, Actions(looks, answer));
                Assert.That((float)played.Return, Is.EqualTo((float)SmallQuestions.Accuracies[example][answer]));
                Assert.That(played.Rewards[..^1], Is.All.EqualTo(0f));
            }
        }
    }

    [Test]
    public void Episode_AnyAnswerAndLooks_EarnsTheDefinition([Values] RewardForm form, [Values] bool thumbnail, [Range(0, 4)] int looks)
    {
        const double Price = 0.4;
        using var environment = SmallQuestions.Make(1, Reward(Price, form), thumbnail);
        var cost = (thumbnail ? SmallQuestions.ThumbnailCost : 0) + looks / 4.0;
        for (var example = 0; example < SmallQuestions.Accuracies.Length; example++)
        {
            for (var answer = 0; answer < SmallQuestions.Answers; answer++)
            {
                var accuracy = SmallQuestions.Accuracies[example][answer];
                var expected = form == RewardForm.Linear
                    ? accuracy - Price * Math.Min(cost, 1)
                    : accuracy * (1 - Price * Math.Min(cost, 1));
                var played = Played.Of(environment, example, Actions(looks, answer));
                Assert.That(played.Return, Is.EqualTo(expected).Within(1e-6), $"example {example}, answer {answer}");
                Assert.That(played.Cost, Is.EqualTo((float)cost));
                Assert.That(played.Accuracy, Is.EqualTo((float)accuracy));
            }
        }
    }

    [Test]
    public void Episode_RightAnswer_EarnsLessTheMoreItCosts([Values] RewardForm form)
    {
        using var environment = SmallQuestions.Make(1, Reward(0.05, form));
        double[] returns = [.. Enumerable.Range(0, 5).Select(looks => Played.Of(environment, 0, Actions(looks, 0)).Return)];
        Assert.That(returns, Is.Ordered.Descending);
        Assert.That(returns, Is.Unique);
    }

    [Test]
    public void Episode_AnyPriceBelowOne_RightAfterEverythingBeatsWrongAtOnce([Values] RewardForm form, [Values(0, 0.5, 0.999)] double price)
    {
        using var environment = SmallQuestions.Make(1, Reward(price, form));
        Assert.That(
            Played.Of(environment, 3, Actions(4, 1)).Return, Is.GreaterThan(Played.Of(environment, 3, Actions(0, 0)).Return));
    }

    [Test]
    public void Episode_Gated_PaysNothingForSpeedOnAWrongAnswer([Range(0, 4)] int looks)
    {
        using var environment = SmallQuestions.Make(1, Reward(0.4, RewardForm.Gated), thumbnail: true);
        Assert.That(Played.Of(environment, 3, Actions(looks, 0)).Rewards, Is.All.EqualTo(0f));
    }

    [Test]
    public void Episode_Thumbnail_IsPaidOnceAtTheFirstAction()
    {
        using var environment = SmallQuestions.Make(1, Reward(0.4, RewardForm.Linear), thumbnail: true);
        var first = (float)(-0.4 * (SmallQuestions.ThumbnailCost + 0.25));
        Assert.That(Played.Of(environment, 3, Actions(2, 0)).Rewards, Is.EqualTo([first, -0.1f, 0f]).Within(1e-7f));
        Assert.That(Played.Of(environment, 3, 0).Rewards, Is.EqualTo([(float)(-0.4 * SmallQuestions.ThumbnailCost)]));
    }

    [Test]
    public void Episode_AnswerAtOnce_CostsNothingInGlimpseAndEverythingInOneshot()
    {
        using var glimpse = SmallQuestions.Make(1, Reward(0.4, RewardForm.Linear));
        using var oneshot = SmallQuestions.Make(1, Reward(0.4, RewardForm.Linear), protocol: "oneshot");
        Assert.That(Played.Of(glimpse, 0, 0), Has.Property("Rewards").EqualTo(new[] { 1f }).And.Property("Cost").EqualTo(0f));
        Assert.That(Played.Of(oneshot, 0, 0), Has.Property("Rewards").EqualTo(new[] { 0.6f }).And.Property("Cost").EqualTo(1f));
    }

    [Test]
    public void Episode_SameAnswerAndActions_EarnsTheSameBitsWhateverTheOrderOrTheRows()
    {
        using var one = SmallQuestions.Make(1, Reward(0.37, RewardForm.Linear), thumbnail: true);
        using var many = SmallQuestions.Make(4, Reward(0.37, RewardForm.Linear), thumbnail: true);
        var expected = Played.Of(one, 1, 3, 4, 5, 2).Rewards;
        Assert.That(Played.Of(one, 1, 6, 5, 3, 2).Rewards, Is.EqualTo(expected), "other cells");
        Assert.That(Played.Of(many, 1, 3, 4, 5, 2).Rewards, Is.EqualTo(expected), "other rows");
        Assert.That(Played.Of(one, 1, 3, 4, 5, 2).Rewards, Is.EqualTo(expected), "again");
    }

    [Test]
    public void Step_RepeatedLookOrUnknownAction_IsRefused()
    {
        using var environment = SmallQuestions.Make();
        Assert.Multiple(() =>
        {
            Assert.That(() => Played.Of(environment, 0, 4, 4), Throws.InvalidOperationException.With.Message.Contains("revealed already"));
            Assert.That(() => Played.Of(environment, 0, -1), Throws.InvalidOperationException.With.Message.Contains("expected 0 … 6"));
            Assert.That(() => Played.Of(environment, 0, 7), Throws.InvalidOperationException.With.Message.Contains("expected 0 … 6"));
        });
    }

    [Test]
    public void Step_EverythingRevealed_LeavesOnlyAnswersLegal()
    {
        using var environment = SmallQuestions.Make();
        var (step, info) = (new VectorStep(environment.Spec, 1), new Columns(environment.Spec.Info, 1));
        var keys = new QuestionAnsweringFields(environment.Spec);
        var action = new Columns(environment.Spec.Action, 1);
        environment.Reset(EpisodePlan.EachOnce(1, 5), step, info);
        for (var cell = 0; cell < SmallQuestions.Cells; cell++)
        {
            action.Values(keys.Action, 0)[0] = SmallQuestions.Answers + cell;
            environment.Step(action, step, info);
        }

        Assert.That(step.Observations.Values(keys.Legal, 0).ToArray(), Is.EqualTo(new byte[] { 1, 1, 1, 0, 0, 0, 0 }));
        Assert.That(step.Observations.Values(keys.Revealed, 0).ToArray(), Is.EqualTo(new byte[] { 1, 1, 1, 1 }));
    }

    private static JsonObject Reward(double price, RewardForm form) => new()
    {
        ["price"] = price,
        ["form"] = form == RewardForm.Linear ? "linear" : "gated",
    };

    // Cells in order, then the answer.
    private static int[] Actions(int looks, int answer) => [.. Enumerable.Range(SmallQuestions.Answers, looks), answer];
}
