using MultiModalRL.Core;

namespace MultiModalRL.Running;

/// <summary>Act, step, observe, update: allocates nothing per step.</summary>
internal sealed class ExperienceLoop : IDisposable
{
    private readonly IVectorEnvironment environment;
    private readonly IAgent agent;
    private readonly EpisodePlan plan;
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
        state = agent.BehaviorPolicy.CreateState(rows);
        info = new Columns(spec.Info, rows);
        actions = new Columns(spec.Action, rows);
        extras = new Columns(agent.BehaviorPolicy.Extras, rows);
        (current, next) = (new VectorStep(spec, rows), new VectorStep(spec, rows));
        Statistics = new EpisodeStatistics(spec, rows);
    }

    public EpisodeStatistics Statistics { get; }

    /// <summary>Begins with the plan's first episodes.</summary>
    public void Begin() => environment.Reset(plan, current, info);

    /// <summary>One step of all rows; true where the agent learned.</summary>
    public bool Step(IMetricSink metrics)
    {
        agent.BehaviorPolicy.Act(current.Input, state, actions, extras);
        environment.Step(actions, next, info);
        Statistics.Observe(next, info);
        agent.Observe(new Experience(current, actions, extras, next));
        (current, next) = (next, current);
        return agent.Update(metrics);
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
}
