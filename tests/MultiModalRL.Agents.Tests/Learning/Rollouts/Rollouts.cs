using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

/// <summary>Rollouts to be filled by hand.</summary>
internal static class Rollouts
{
    /// <summary>An empty one of two observed numbers and two actions.</summary>
    public static Rollout Of(int steps, int rows)
    {
        var spec = new EnvironmentSpec(
            EnvironmentId.Parse("test/Vector-v0"),
            new([new("state", new BoxSpace([2], -1, 1))]), new([new(EnvironmentSpec.ActionField, new DiscreteSpace(2))]));
        using var network = ActorCritic.Create(new AgentContext(spec, rows, null, 1, Device.Cpu, null, 100), new PpoOptions());
        using var policy = new ActorCriticPolicy(network, 1, greedy: false);
        return new Rollout(spec, policy, steps, rows);
    }

    /// <summary>
    /// One with episodes as they are written, a string a row and a character a step: '-' goes on, 'x' terminates, 't'
    /// truncates; every step pays its place in the row, counted from 1. Episodes are numbered in the order they begin.
    /// </summary>
    public static Rollout Written(params string[] rows)
    {
        var rollout = Of(rows[0].Length, rows.Length);
        var begun = 0;
        for (var place = 0; place < rollout.Count; place++)
        {
            var (step, row) = Math.DivRem(place, rows.Length);
            rollout.Rewards[place] = step + 1;
            rollout.Status[place] = rows[row][step] switch { 'x' => StepStatus.Terminated, 't' => StepStatus.Truncated, _ => StepStatus.Continues };
            rollout.Starts[place] = step == 0 || rows[row][step - 1] != '-';
            rollout.Numbers[place] = rollout.Starts[place] ? begun++ : rollout.Numbers[place - rows.Length];
        }

        return rollout;
    }
}
