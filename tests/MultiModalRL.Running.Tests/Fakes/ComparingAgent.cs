using MultiModalRL.Core;

namespace MultiModalRL.Running.Tests;

/// <summary>Learns nothing from the first steps it sees, but notes what each episode began with.</summary>
internal sealed class ComparingAgent(AgentContext context, int groupSize) : IGroupedAgent
{
    private readonly Dictionary<long, int> images = [];

    public int GroupSize => groupSize;

    /// <summary>The image that each episode showed first, by the episode's number.</summary>
    public IReadOnlyDictionary<long, int> Images => images;

    public LearningSource LearnsFrom => LearningSource.Experience;

    public long Steps { get; private set; }

    public IPolicy BehaviorPolicy { get; } = new LinearPolicy(context.Environment, new double[32], noise: 1);

    public IPolicy EvaluationPolicy => BehaviorPolicy;

    public void Observe(in Experience experience)
    {
        var field = new QuestionAnsweringFields(context.Environment).Image;
        for (var row = 0; row < experience.Before.Rows; row++)
        {
            if (experience.Before.Starts[row])
            {
                images[experience.Before.Episodes[row]] = experience.Before.Observations.Values(field, row)[0];
            }
        }
    }

    public bool Update(IMetricSink metrics)
    {
        Steps++;
        return true;
    }

    public void Save(string folder)
    {
    }

    public void Load(string folder)
    {
    }

    public void Dispose()
    {
    }
}
