using MultiModalRL.Core;

namespace MultiModalRL.Cli;

/// <summary>An agent whose learning is timed. Owns it.</summary>
/// <param name="agent">The agent.</param>
/// <param name="times">Where times go.</param>
/// <param name="updated">Called after each update, while the clock stands still.</param>
internal sealed class TimedAgent(IAgent agent, PhaseTimes times, Action updated) : IAgent
{
    public LearningSource LearnsFrom => agent.LearnsFrom;

    public long Steps => agent.Steps;

    public IPolicy BehaviorPolicy { get; } = new TimedPolicy(agent.BehaviorPolicy, times);

    public IPolicy EvaluationPolicy => agent.EvaluationPolicy;

    public void Observe(in Experience experience)
    {
        var now = times.Now();
        agent.Observe(experience);
        times.Add(Phase.Observe, now);
    }

    public bool Update(IMetricSink metrics)
    {
        var now = times.Now();
        var learned = agent.Update(metrics);
        times.Add(Phase.Update, now);
        if (learned)
        {
            times.Pause();
            updated();
            times.Resume();
        }

        return learned;
    }

    public void Save(string folder) => agent.Save(folder);

    public void Load(string folder) => agent.Load(folder);

    public void Dispose() => agent.Dispose();
}
