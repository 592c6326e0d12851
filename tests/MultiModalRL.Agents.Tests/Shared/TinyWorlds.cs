using System.Text.Json.Nodes;
using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

/// <summary>The shipped worlds whose best return is known exactly.</summary>
internal static class TinyWorlds
{
    public static IVectorEnvironment Create(string id, int rows, JsonObject? options = null, Split split = Split.Train)
    {
        var registration = GridWorld.Registration(id);
        return registration.Create(
            new EnvironmentRequest(rows, split, null, 0), OptionsBinder.Bind(registration.OptionsType, options, "environment"));
    }

    /// <summary>The mean return of the first episodes of a seed.</summary>
    public static double MeanReturn(IVectorEnvironment environment, IPolicy policy, int episodes, ulong seed = 11)
    {
        var spec = environment.Spec;
        var (before, after) = (new VectorStep(spec, environment.Count), new VectorStep(spec, environment.Count));
        var (info, actions) = (new Columns(spec.Info, environment.Count), new Columns(spec.Action, environment.Count));
        var extras = new Columns(policy.Extras, environment.Count);
        using var state = policy.CreateState(environment.Count);
        environment.Reset(EpisodePlan.EachOnce(seed, episodes), before, info);
        var sum = 0.0;
        while (before.Status.ContainsAnyExcept(StepStatus.Idle))
        {
            policy.Act(before.Input, state, actions, extras);
            environment.Step(actions, after, info);
            foreach (var reward in after.Rewards)
            {
                sum += reward;
            }

            (before, after) = (after, before);
        }

        return sum / episodes;
    }
}
