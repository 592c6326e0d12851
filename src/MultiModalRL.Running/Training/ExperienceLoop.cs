using MultiModalRL.Core;

namespace MultiModalRL.Running;

/// <summary>Act, step, observe, update: allocates nothing per step.</summary>
internal sealed class ExperienceLoop : IDisposable
{
    private readonly IVectorEnvironment environment;
    private readonly IAgent agent;
    private readonly EpisodePlan plan;
    private readonly FiniteNumbers finite;
    private readonly PolicyState state;
    private readonly Columns info;
    private readonly Columns actions;
    private readonly Columns extras;
    private VectorStep current;
    private VectorStep next;

    public ExperienceLoop(IVectorEnvironment environment, IAgent agent, ulong seed)
    {
        this.environment = environment;
        this.agent = agent;
        var (spec, rows) = (environment.Spec, environment.Count);
        plan = EpisodePlan.Endless(seed, spec.ExampleCount, (agent as IGroupedAgent)?.GroupSize ?? 1);
        finite = new FiniteNumbers(spec, plan);
        state = agent.BehaviorPolicy.CreateState(rows);
        info = new Columns(spec.Info, rows);
        actions = new Columns(spec.Action, rows);
        extras = new Columns(agent.BehaviorPolicy.Extras, rows);
        (current, next) = (new VectorStep(spec, rows), new VectorStep(spec, rows));
        Statistics = new EpisodeStatistics(spec, rows);
    }

    public EpisodeStatistics Statistics { get; }

    /// <summary>Begins with the plan's first episodes.</summary>
    /// <exception cref="ArithmeticException">An observation is not finite.</exception>
    public void Begin(IMetricSink metrics)
    {
        environment.Reset(plan, current, info);
        WarnOfCrashes(metrics);
        finite.Require(current);
    }

    /// <summary>One step of all rows; true where the agent learned.</summary>
    /// <exception cref="ArithmeticException">A reward, an observation or what the agent made of them is not finite.</exception>
    public bool Step(IMetricSink metrics)
    {
        agent.BehaviorPolicy.Act(current.Input, state, actions, extras);
        environment.Step(actions, next, info);
        WarnOfCrashes(metrics);
        finite.Require(current, next);
        Statistics.Observe(next, info);
        agent.Observe(new Experience(current, actions, extras, next));
        (current, next) = (next, current);
        return agent.Update(metrics);
    }

    /// <summary>Hands over what episodes were like, and how often environments were restarted.</summary>
    public void Log(IMetricSink metrics, long step)
    {
        Statistics.Log(metrics, step);
        if (environment.Restarts is { Allowed: > 0 } restarts)
        {
            metrics.Scalar(MetricTags.EnvironmentRestarts, restarts.Count, step);
        }
    }

    public void Save(BinaryWriter writer)
    {
        environment.Save(writer);
        Statistics.Save(writer);
        state.Save(writer);
    }

    public void Load(BinaryReader reader)
    {
        environment.Load(reader, plan, current, info);
        Statistics.Load(reader);
        state.Load(reader);
    }

    public void Dispose() => state.Dispose();

    private void WarnOfCrashes(IMetricSink metrics)
    {
        if (environment.Restarts is not { Latest.Count: > 0 } restarts)
        {
            return;
        }

        var number = restarts.Count - restarts.Latest.Count;
        foreach (var crash in restarts.Latest)
        {
            metrics.Warn($"{crash.Message}; made anew (restart {++number} of {restarts.Allowed})", agent.Steps);
        }
    }
}
