using System.Text.Json.Nodes;
using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

/// <summary>Episodes with prices of their own.</summary>
public sealed class DrawnPriceTests
{
    private const double Lowest = 0.2;
    private const double Highest = 0.7;

    [Test]
    public void Reset_PriceUpTo_DrawsAndShowsOneAnEpisode()
    {
        using var environment = Make(Lowest, Highest, rows: 400);
        var shown = Prices(environment, seed: 3);
        Assert.That(shown, Is.All.InRange((float)Lowest, (float)Highest));
        Assert.That(shown, Is.Unique);
        Assert.That(shown.Average(), Is.EqualTo((Lowest + Highest) / 2).Within(4 * (Highest - Lowest) / Math.Sqrt(12 * 400)), "uniform");
        Assert.That(Prices(environment, seed: 3), Is.EqualTo(shown), "a function of the seed");
        Assert.That(Prices(environment, seed: 4), Is.Not.EqualTo(shown));
    }

    [Test]
    public void Step_PriceUpTo_PaysTheShownPrice([Values] RewardForm form)
    {
        using var environment = Make(Lowest, Highest, rows: 1, form);
        for (var example = 0; example < SmallQuestions.Accuracies.Length; example++)
        {
            var price = Prices(environment, seed: 3, example)[0];
            var accuracy = SmallQuestions.Accuracies[example][1];
            var played = Played.Of(environment, example, SmallQuestions.Answers, SmallQuestions.Answers + 2, 1);
            var due = form == RewardForm.Linear ? accuracy - price * 0.5 : accuracy * (1 - price * 0.5);
            Assert.That(played.Return, Is.EqualTo(due).Within(1e-6));
        }
    }

    [Test]
    public void Step_SecondStep_ShowsTheEpisodesPriceStill()
    {
        using var environment = Make(Lowest, Highest, rows: 1);
        var spec = environment.Spec;
        var (step, info) = (new VectorStep(spec, 1), new Columns(spec.Info, 1));
        var actions = new Columns(spec.Action, 1);
        environment.Reset(EpisodePlan.EachOnce(3, spec.ExampleCount), step, info);
        var first = Shown(spec, step)[0];
        actions.All(spec.Action.Field<int>(EnvironmentSpec.ActionField))[0] = SmallQuestions.Answers;
        environment.Step(actions, step, info);
        Assert.That(Shown(spec, step)[0], Is.EqualTo(first));
        Assert.That(info.Values(new QuestionAnsweringInfo(spec.Info).Price, 0)[0], Is.EqualTo(first));
        actions.All(spec.Action.Field<int>(EnvironmentSpec.ActionField))[0] = 0;
        environment.Step(actions, step, info);
        Assert.That(Shown(spec, step)[0], Is.Not.EqualTo(first), "the next episode has another");
    }

    [Test]
    public void Make_PriceUpToThePrice_ShowsThatPrice()
    {
        using var environment = Make(0.4, 0.4, rows: 3);
        Assert.That(Prices(environment, seed: 3), Is.All.EqualTo(0.4f));
    }

    [Test]
    public void Make_NoPriceUpTo_ShowsNone()
    {
        using var environment = SmallQuestions.Make(reward: new JsonObject { ["price"] = 0.4 });
        Assert.That(new QuestionAnsweringFields(environment.Spec).Price, Is.Null);
    }

    [TestCase(0.3)]
    [TestCase(1)]
    public void Make_PriceUpToLessThanThePriceOrOne_IsRefused(double highest) => Assert.That(
        () => Make(0.4, highest, rows: 1), Throws.InstanceOf<InputException>().With.Message.Contains("priceUpTo"));

    private static IVectorEnvironment Make(double lowest, double highest, int rows, RewardForm form = RewardForm.Linear) => SmallQuestions.Make(
        rows, new JsonObject { ["price"] = lowest, ["priceUpTo"] = highest, ["form"] = form == RewardForm.Linear ? "linear" : "gated" });

    private static float[] Prices(IVectorEnvironment environment, ulong seed, int example = -1)
    {
        var spec = environment.Spec;
        var step = new VectorStep(spec, environment.Count);
        var plan = example < 0 ? EpisodePlan.Endless(seed, spec.ExampleCount) : EpisodePlan.EachOnce(seed, spec.ExampleCount);
        plan.Position = Math.Max(example, 0);
        environment.Reset(plan, step, new Columns(spec.Info, environment.Count));
        return Shown(spec, step).ToArray();
    }

    private static Span<float> Shown(EnvironmentSpec spec, VectorStep step) =>
        step.Observations.All(new QuestionAnsweringFields(spec).Price!.Value);
}
