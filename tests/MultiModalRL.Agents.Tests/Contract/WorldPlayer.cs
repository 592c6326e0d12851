using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

/// <summary>Plays some episodes of an environment of any actions, each once.</summary>
internal static class WorldPlayer
{
    /// <summary>The numbers of every episode's actions, one after the other.</summary>
    /// <exception cref="InvalidOperationException">A policy took an action that is not legal, or outside its space.</exception>
    public static float[][] Play(IVectorEnvironment environment, IPolicy policy, int episodes = 6)
    {
        var spec = environment.Spec;
        var (before, after) = (new VectorStep(spec, environment.Count), new VectorStep(spec, environment.Count));
        var (info, actions) = (new Columns(spec.Info, environment.Count), new Columns(spec.Action, environment.Count));
        var extras = new Columns(policy.Extras, environment.Count);
        var played = Enumerable.Range(0, episodes).Select(_ => new List<float>()).ToArray();
        using var state = policy.CreateState(environment.Count);
        environment.Reset(EpisodePlan.EachOnce(7, episodes), before, info);
        while (before.Status.ContainsAnyExcept(StepStatus.Idle))
        {
            policy.Act(before.Input, state, actions, extras);
            environment.Step(actions, after, info);
            for (var row = 0; row < environment.Count; row++)
            {
                if (after.Status[row] != StepStatus.Idle)
                {
                    played[before.Episodes[row]].AddRange(Taken(spec, before, actions, row));
                }
            }

            (before, after) = (after, before);
        }

        return [.. played.Select(episode => episode.ToArray())];
    }

    private static float[] Taken(EnvironmentSpec spec, VectorStep before, Columns actions, int row)
    {
        var name = spec.Action.Fields[0].Name;
        if (actions.FirstOutside(row) is not null)
        {
            throw new InvalidOperationException($"row {row} took an action outside its space");
        }

        if (spec.Action.Fields[0].Space is Space<float>)
        {
            return actions.Values(spec.Action.Field<float>(name), row).ToArray();
        }

        var taken = actions.Values(spec.Action.Field<int>(name), row).ToArray();
        return spec.LegalActions is not { } legal || before.Observations.Values(legal, row)[taken[0]] == 1
            ? Array.ConvertAll(taken, choice => (float)choice)
            : throw new InvalidOperationException($"row {row} took action {taken[0]}, which is not legal");
    }
}
