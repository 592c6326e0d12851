using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

/// <summary>What one episode came to.</summary>
/// <param name="Rewards">The reward of every step.</param>
/// <param name="Accuracy">The accuracy component of the last step.</param>
/// <param name="Cost">The info's normalised cost at the end.</param>
/// <param name="Answer">The info's answer at the end, 0 for none, else 1 + the answer.</param>
/// <param name="Deadline">Whether the info says that the deadline was passed.</param>
/// <param name="Status">How the last step ended.</param>
internal sealed record Played(float[] Rewards, float Accuracy, float Cost, int Answer, bool Deadline, StepStatus Status)
{
    public double Return => Rewards.Sum(reward => (double)reward);

    /// <summary>Plays given actions in the episode of one example, in the first row.</summary>
    public static Played Of(IVectorEnvironment environment, int example, params int[] actions)
    {
        var spec = environment.Spec;
        var (step, info) = (new VectorStep(spec, environment.Count), new Columns(spec.Info, environment.Count));
        var chosen = new Columns(spec.Action, environment.Count);
        var keys = new QuestionAnsweringInfo(spec.Info);
        var plan = EpisodePlan.EachOnce(3, spec.ExampleCount);
        plan.Position = example;
        environment.Reset(plan, step, info);
        var rewards = new List<float>();
        foreach (var action in actions)
        {
            Assert.That(rewards.Count == 0 || step.Status[0] == StepStatus.Continues, "the episode ended too early");
            // Other rows answer at once, whatever happens in the first.
            chosen.All(spec.Action.Field<int>(EnvironmentSpec.ActionField)).Clear();
            chosen.Values(spec.Action.Field<int>(EnvironmentSpec.ActionField), 0)[0] = action;
            environment.Step(chosen, step, info);
            rewards.Add(step.Rewards[0]);
        }

        return new Played(
            [.. rewards], step.Components(0)[0], info.Values(keys.Cost, 0)[0], info.Values(keys.Answer, 0)[0],
            info.Values(keys.Deadline, 0)[0] == 1, step.Status[0]);
    }
}
