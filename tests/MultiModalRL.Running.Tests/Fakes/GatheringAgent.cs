using MultiModalRL.Core;

namespace MultiModalRL.Running.Tests;

/// <summary>Gathers and never learns; asks for an end at its third step, and breaks where it is not heard.</summary>
internal sealed class GatheringAgent(AgentContext context, CancellationTokenSource source) : IAgent
{
    private int observed;

    public LearningSource LearnsFrom => LearningSource.Experience;

    public long Steps => 0;

    public IPolicy BehaviorPolicy { get; } = new LinearPolicy(context.Environment, new double[32], noise: 1);

    public IPolicy EvaluationPolicy => BehaviorPolicy;

    public void Observe(in Experience experience)
    {
        if (++observed == 3)
        {
            source.Cancel();
        }
        else if (observed > 3)
        {
            throw new InvalidOperationException("played on after the end was asked for");
        }
    }

    public bool Update(IMetricSink metrics) => false;

    public void Save(string folder) => throw new InvalidOperationException("there is nothing to save");

    public void Load(string folder)
    {
    }

    public void Dispose()
    {
    }
}
