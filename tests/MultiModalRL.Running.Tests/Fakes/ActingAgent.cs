using MultiModalRL.Core;

namespace MultiModalRL.Running.Tests;

/// <summary>An agent that does something at the n-th decision of its evaluation policy. Owns the agent behind it.</summary>
internal sealed class ActingAgent(IAgent agent, int at, Action act) : IAgent
{
    public LearningSource LearnsFrom => agent.LearnsFrom;

    public long Steps => agent.Steps;

    public IPolicy BehaviorPolicy => agent.BehaviorPolicy;

    public IPolicy EvaluationPolicy { get; } = new ActingPolicy(agent.EvaluationPolicy, at, act);

    public void Observe(in Experience experience) => agent.Observe(experience);

    public bool Update(IMetricSink metrics) => agent.Update(metrics);

    public void Save(string folder) => agent.Save(folder);

    public void Load(string folder) => agent.Load(folder);

    public void Dispose() => agent.Dispose();

    private sealed class ActingPolicy(IPolicy policy, int at, Action act) : IPolicy
    {
        private int decisions;

        public CompositeSpace Extras => policy.Extras;

        public PolicyState CreateState(int rows) => policy.CreateState(rows);

        public void Act(PolicyInput input, PolicyState state, Columns actions, Columns extras)
        {
            policy.Act(input, state, actions, extras);
            if (++decisions == at)
            {
                act();
            }
        }

        public void Dispose() => policy.Dispose();
    }
}
