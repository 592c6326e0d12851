using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

/// <summary>The same for every visual encoder, and its counter-proof: what is revealed does matter.</summary>
public sealed class MaskedModelTests
{
    [Test]
    public void Act_RevealedPixelsScrambled_ChangesTheValues([Values("patch", "cnn", "resnet", "transformer")] string visual)
    {
        using var environment = GridWorld.Create(GridWorld.Oneshot, rows: 8);
        using var agent = new PpoAgent(SmallAgents.Context(environment), new PpoOptions { Model = SmallAgents.Model with { Visual = visual } });
        var step = new VectorStep(environment.Spec, 8);
        environment.Reset(EpisodePlan.EachOnce(2, environment.Spec.ExampleCount), step, new Columns(environment.Spec.Info, 8));
        var seen = Act(agent, environment.Spec, step, step.Observations);
        var untouched = ScrambledImages.Scramble(environment.Spec, step.Observations);
        Assert.That(Act(agent, environment.Spec, step, untouched), Is.EqualTo(seen), "nothing is hidden");
        step.Observations.All(new QuestionAnsweringFields(environment.Spec).Revealed).Clear();
        var scrambled = ScrambledImages.Scramble(environment.Spec, step.Observations);
        var hidden = Act(agent, environment.Spec, step, step.Observations);
        Assert.That(Act(agent, environment.Spec, step, scrambled), Is.EqualTo(hidden), "everything is hidden");
        scrambled.All(new QuestionAnsweringFields(environment.Spec).Revealed).Fill(1);
        Assert.That(Act(agent, environment.Spec, step, scrambled), Is.Not.EqualTo(seen), "noise is shown");
    }

    private static string Act(PpoAgent agent, EnvironmentSpec spec, VectorStep step, Columns observations)
    {
        var policy = agent.EvaluationPolicy;
        var (actions, extras) = (new Columns(spec.Action, 8), new Columns(policy.Extras, 8));
        using var state = policy.CreateState(8);
        policy.Act(new PolicyInput(observations, step.Starts, step.Keys), state, actions, extras);
        return OneStep.Bits(extras);
    }
}
