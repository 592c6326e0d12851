using System.Text.Json.Nodes;
using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

public sealed class GatedRewardTests
{
    private const int Rows = 5;

    [Test]
    public void Next_LinearRewards_AreThoseThatTheGatedFormPays([Values(0, 0.3, 0.9)] double price, [Values] bool thumbnail)
    {
        using var linear = Create("linear", price, thumbnail);
        using var gated = Create("gated", price, thumbnail);
        var (random, rewards) = (new RandomStream(4), GatedReward.Of(linear.Spec, Rows)!);
        var (first, second) = (new VectorStep(linear.Spec, Rows), new VectorStep(gated.Spec, Rows));
        var (info, actions) = (new Columns(linear.Spec.Info, Rows), new Columns(linear.Spec.Action, Rows));
        linear.Reset(EpisodePlan.Endless(1, linear.Spec.ExampleCount), first, info);
        gated.Reset(EpisodePlan.Endless(1, gated.Spec.ExampleCount), second, info);
        for (var (step, answered) = (0, 0); answered < 200; step++)
        {
            Choose(linear.Spec, first, actions, ref random);
            linear.Step(actions, first, info);
            gated.Step(actions, second, info);
            Assert.That(rewards.Next(first).ToArray(), Is.EqualTo(second.Rewards.ToArray()).Within(1e-6), $"step {step}");
            answered += first.Status.Count(StepStatus.Terminated);
        }
    }

    [Test]
    public void Load_AmidEpisodes_GoesOnWithWhatWasPaid()
    {
        using var linear = Create("linear", 0.3, thumbnail: false);
        var (step, random) = (new VectorStep(linear.Spec, Rows), new RandomStream(4));
        var (info, actions) = (new Columns(linear.Spec.Info, Rows), new Columns(linear.Spec.Action, Rows));
        var (original, resumed) = (GatedReward.Of(linear.Spec, Rows)!, GatedReward.Of(linear.Spec, Rows)!);
        linear.Reset(EpisodePlan.Endless(1, linear.Spec.ExampleCount), step, info);
        Play(20);
        using var saved = new MemoryStream();
        original.Save(new BinaryWriter(saved));
        saved.Position = 0;
        resumed.Load(new BinaryReader(saved));
        for (var i = 0; i < 20; i++)
        {
            var expected = Play(1);
            Assert.That(resumed.Next(step).ToArray(), Is.EqualTo(expected));
        }

        float[] Play(int steps)
        {
            float[] rewards = [];
            for (var i = 0; i < steps; i++)
            {
                Choose(linear.Spec, step, actions, ref random);
                linear.Step(actions, step, info);
                rewards = original.Next(step).ToArray();
            }

            return rewards;
        }
    }

    [Test]
    public void Of_GatedAlready_IsNone()
    {
        using var gated = Create("gated", 0.3, thumbnail: false);
        Assert.That(GatedReward.Of(gated.Spec, Rows), Is.Null);
    }

    private static IVectorEnvironment Create(string form, double price, bool thumbnail) => GridWorld.Create(
        GridWorld.Glimpse, Rows, thumbnail: thumbnail, reward: new JsonObject { ["form"] = form, ["price"] = price });

    private static void Choose(EnvironmentSpec spec, VectorStep step, Columns actions, ref RandomStream random)
    {
        var fields = new QuestionAnsweringFields(spec);
        var chosen = actions.All(fields.Action);
        for (var row = 0; row < Rows; row++)
        {
            var legal = step.Observations.Values(fields.Legal, row);
            do
            {
                chosen[row] = random.NextInt(4) == 0 ? random.NextInt(fields.Answers.Count) : random.NextInt(fields.ActionCount);
            }
            while (legal[chosen[row]] == 0);
        }
    }
}
