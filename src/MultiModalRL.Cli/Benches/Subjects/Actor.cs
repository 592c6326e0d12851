using MultiModalRL.Core;

namespace MultiModalRL.Cli;

/// <summary>A policy on the first observations of an environment, again and again. Owns the environment, not the policy.</summary>
internal sealed class Actor : IDisposable
{
    private readonly IVectorEnvironment environment;
    private readonly IPolicy policy;
    private readonly VectorStep step;
    private readonly PolicyState state;
    private readonly Columns actions;
    private readonly Columns extras;

    public Actor(IVectorEnvironment environment, IPolicy policy)
    {
        this.environment = environment;
        this.policy = policy;
        var (spec, rows) = (environment.Spec, environment.Count);
        step = new VectorStep(spec, rows);
        state = policy.CreateState(rows);
        actions = new Columns(spec.Action, rows);
        extras = new Columns(policy.Extras, rows);
        environment.Reset(EpisodePlan.Endless(seed: 1, spec.ExampleCount), step, new Columns(spec.Info, rows));
    }

    /// <summary>Acts once; returns how many rows.</summary>
    public long Act()
    {
        policy.Act(step.Input, state, actions, extras);
        return step.Rows;
    }

    /// <summary>Managed bytes a call of <see cref="Act"/> takes.</summary>
    public double BytesPerCall()
    {
        const int Calls = 16;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var call = 0; call < Calls; call++)
        {
            _ = Act();
        }

        return (double)(GC.GetAllocatedBytesForCurrentThread() - before) / Calls;
    }

    public void Dispose()
    {
        state.Dispose();
        environment.Dispose();
    }
}
