using MultiModalRL.Core;

namespace MultiModalRL.Running;

/// <summary>Plays each of the first episodes of a seed once.</summary>
/// <param name="environment">Any number of rows.</param>
/// <param name="seed">The seed of the episodes.</param>
internal sealed class EpisodePlayer(IVectorEnvironment environment, ulong seed)
{
    /// <summary>Takes in one row's part of a step: its action, and how its episode stands after it.</summary>
    public delegate void RowStep(int row, Columns actions, VectorStep after, Columns info);

    /// <summary>Acts: the player's own way is the policy's, a stop-watch wraps it.</summary>
    public delegate void Acting(PolicyInput input, PolicyState state, Columns actions, Columns extras);

    /// <summary>Plays them.</summary>
    /// <exception cref="ArithmeticException">The environment delivers a number that is not finite.</exception>
    public void Play(IPolicy policy, int episodes, RowStep each, Acting? act = null, CancellationToken cancellation = default)
    {
        var (spec, rows) = (environment.Spec, environment.Count);
        act ??= policy.Act;
        var (current, next) = (new VectorStep(spec, rows), new VectorStep(spec, rows));
        var (info, actions) = (new Columns(spec.Info, rows), new Columns(spec.Action, rows));
        var extras = new Columns(policy.Extras, rows);
        using var state = policy.CreateState(rows);
        var plan = EpisodePlan.EachOnce(seed, episodes);
        var finite = new FiniteNumbers(spec, plan);
        environment.Reset(plan, current, info);
        finite.Require(current);
        for (var finished = 0; finished < episodes; (current, next) = (next, current))
        {
            cancellation.ThrowIfCancellationRequested();
            act(current.Input, state, actions, extras);
            environment.Step(actions, next, info);
            finite.Require(current, next);
            for (var row = 0; row < rows; row++)
            {
                if (next.Status[row] != StepStatus.Idle)
                {
                    each(row, actions, next, info);
                    finished += next.Status[row] == StepStatus.Continues ? 0 : 1;
                }
            }
        }
    }
}
