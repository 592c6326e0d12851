using MultiModalRL.Core;

namespace MultiModalRL.Benchmarks;

/// <summary>A policy in an environment, step after step without end. Owns the environment, not the policy.</summary>
public sealed class Play : IDisposable
{
    private readonly IVectorEnvironment environment;
    private readonly IPolicy policy;
    private readonly PolicyState state;
    private readonly Columns actions;
    private readonly Columns extras;
    private readonly Columns info;
    private VectorStep current;
    private VectorStep next;

    /// <summary>Begins the first episodes.</summary>
    public Play(IVectorEnvironment environment, IPolicy policy)
    {
        this.environment = environment;
        this.policy = policy;
        var (spec, rows) = (environment.Spec, environment.Count);
        state = policy.CreateState(rows);
        (actions, extras, info) = (new Columns(spec.Action, rows), new Columns(policy.Extras, rows), new Columns(spec.Info, rows));
        (current, next) = (new VectorStep(spec, rows), new VectorStep(spec, rows));
        environment.Reset(EpisodePlan.Endless(seed: 1, spec.ExampleCount), current, info);
    }

    /// <summary>The policy chooses for every row.</summary>
    public void Act() => policy.Act(current.Input, state, actions, extras);

    /// <summary>The environment takes what was chosen.</summary>
    public void Step()
    {
        environment.Step(actions, next, info);
        (current, next) = (next, current);
    }

    /// <summary>Acts and steps; the agent is told, as far as it takes until it would learn.</summary>
    public void Gather(IAgent agent, int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            Act();
            environment.Step(actions, next, info);
            agent.Observe(new Experience(current, actions, extras, next));
            (current, next) = (next, current);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        state.Dispose();
        environment.Dispose();
    }
}
