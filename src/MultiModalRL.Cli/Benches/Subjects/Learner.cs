using MultiModalRL.Core;

namespace MultiModalRL.Cli;

/// <summary>An agent that learns from what it plays, without a runner around it. Owns the environment and the agent.</summary>
internal sealed class Learner : IDisposable
{
    private readonly Nowhere nowhere = new();
    private readonly IVectorEnvironment environment;
    private readonly IAgent agent;
    private readonly PolicyState state;
    private readonly Columns actions;
    private readonly Columns extras;
    private readonly Columns info;
    private VectorStep current;
    private VectorStep next;

    public Learner(IVectorEnvironment environment, IAgent agent)
    {
        (this.environment, this.agent) = (environment, agent);
        var (spec, rows) = (environment.Spec, environment.Count);
        state = agent.BehaviorPolicy.CreateState(rows);
        (actions, extras, info) = (new Columns(spec.Action, rows), new Columns(agent.BehaviorPolicy.Extras, rows), new Columns(spec.Info, rows));
        (current, next) = (new VectorStep(spec, rows), new VectorStep(spec, rows));
        environment.Reset(EpisodePlan.Endless(seed: 1, spec.ExampleCount), current, info);
    }

    /// <summary>Plays until the agent learns once; says what the learning took.</summary>
    /// <param name="effort">Seconds of effort so far.</param>
    public (double Seconds, long Bytes) Learn(Func<double> effort)
    {
        while (true)
        {
            agent.BehaviorPolicy.Act(current.Input, state, actions, extras);
            environment.Step(actions, next, info);
            agent.Observe(new Experience(current, actions, extras, next));
            (current, next) = (next, current);
            var (seconds, bytes) = (effort(), GC.GetAllocatedBytesForCurrentThread());
            if (agent.Update(nowhere))
            {
                return (effort() - seconds, GC.GetAllocatedBytesForCurrentThread() - bytes);
            }
        }
    }

    public void Dispose()
    {
        state.Dispose();
        agent.Dispose();
        environment.Dispose();
    }

    private sealed class Nowhere : IMetricSink
    {
        public void Scalar(string tag, double value, long step) { }
    }
}
