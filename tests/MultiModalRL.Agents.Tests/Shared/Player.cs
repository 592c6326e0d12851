using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

/// <summary>Plays every example of an environment once.</summary>
internal static class Player
{
    /// <summary>The actions of each example's episode, in the order of the examples.</summary>
    /// <exception cref="InvalidOperationException">A policy took an action that is not legal.</exception>
    public static int[][] Play(IVectorEnvironment environment, IPolicy policy, ulong seed = 7)
    {
        var spec = environment.Spec;
        var (before, after) = (new VectorStep(spec, environment.Count), new VectorStep(spec, environment.Count));
        var info = new Columns(spec.Info, environment.Count);
        var actions = new Columns(spec.Action, environment.Count);
        var extras = new Columns(policy.Extras, environment.Count);
        var played = Enumerable.Range(0, spec.ExampleCount).Select(_ => new List<int>()).ToArray();
        using var state = policy.CreateState(environment.Count);
        environment.Reset(EpisodePlan.EachOnce(seed, spec.ExampleCount), before, info);
        while (before.Status.ContainsAnyExcept(StepStatus.Idle))
        {
            policy.Act(before.Input, state, actions, extras);
            CheckLegal(spec, before, actions);
            environment.Step(actions, after, info);
            Note(spec, after, actions, info, played);
            (before, after) = (after, before);
        }

        return [.. played.Select(episode => episode.ToArray())];
    }

    private static void CheckLegal(EnvironmentSpec spec, VectorStep before, Columns actions)
    {
        for (var row = 0; row < before.Rows; row++)
        {
            var action = actions.Values(spec.Action.Field<int>(EnvironmentSpec.ActionField), row)[0];
            if (spec.LegalActions is { } legal && before.Observations.Values(legal, row)[action] != 1)
            {
                throw new InvalidOperationException($"row {row} took action {action}, which is not legal");
            }
        }
    }

    private static void Note(EnvironmentSpec spec, VectorStep after, Columns actions, Columns info, List<int>[] played)
    {
        var example = new QuestionAnsweringInfo(spec.Info).Example;
        for (var row = 0; row < after.Rows; row++)
        {
            if (after.Status[row] != StepStatus.Idle)
            {
                played[info.Values(example, row)[0]].Add(actions.Values(spec.Action.Field<int>(EnvironmentSpec.ActionField), row)[0]);
            }
        }
    }
}
