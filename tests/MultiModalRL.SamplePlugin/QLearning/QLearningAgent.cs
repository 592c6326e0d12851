using MultiModalRL.Core;

namespace MultiModalRL.SamplePlugin;

/// <summary>Tabular Q-learning (Watkins and Dayan 1992): Q(s, a) += α·(r + γ·max Q(s′, ·) − Q(s, a)).</summary>
public sealed class QLearningAgent : IAgent
{
    private const string FileName = "q-table.json";
    private readonly QLearningOptions options;
    private readonly QTable table;
    private double errors;
    private int unreported;

    /// <summary>Starts with all values 0.</summary>
    /// <exception cref="InputException">The environment has not one discrete observation and one discrete action.</exception>
    public QLearningAgent(AgentContext context, QLearningOptions options)
    {
        this.options = options;
        table = new QTable(context.Environment);
        BehaviorPolicy = new QLearningPolicy(table, options.Exploration);
        EvaluationPolicy = new QLearningPolicy(table, exploration: 0);
    }

    /// <inheritdoc/>
    public LearningSource LearnsFrom => LearningSource.Experience;

    /// <inheritdoc/>
    public long Steps { get; private set; }

    /// <inheritdoc/>
    public IPolicy BehaviorPolicy { get; }

    /// <inheritdoc/>
    public IPolicy EvaluationPolicy { get; }

    /// <inheritdoc/>
    public void Observe(in Experience experience)
    {
        for (int row = 0, final = 0; row < experience.After.Rows; row++)
        {
            var next = experience.After.Status[row] switch
            {
                StepStatus.Continues => table.At(experience.After.Observations, row),
                StepStatus.Truncated => table.At(experience.After.Finals, final++),
                _ => [],
            };
            if (experience.After.Status[row] != StepStatus.Idle)
            {
                var action = experience.Actions.Values(table.Action, row)[0];
                Learn(ref table.At(experience.Before.Observations, row)[action], experience.After.Rewards[row], next);
            }
        }
    }

    /// <inheritdoc/>
    public bool Update(IMetricSink metrics)
    {
        if (unreported == 0)
        {
            return false;
        }

        metrics.Scalar("losses/td_error", errors / unreported, Steps);
        (errors, unreported) = (0, 0);
        return true;
    }

    /// <inheritdoc/>
    public void Save(string folder) => table.Save(Path.Combine(folder, FileName), Steps);

    /// <inheritdoc/>
    public void Load(string folder) => (Steps, errors, unreported) = (table.Load(Path.Combine(folder, FileName)), 0, 0);

    /// <inheritdoc/>
    public void Dispose() { }

    private void Learn(ref double value, float reward, ReadOnlySpan<double> next)
    {
        var best = next.IsEmpty ? 0 : double.NegativeInfinity;
        foreach (var candidate in next)
        {
            best = Math.Max(best, candidate);
        }

        var error = reward + options.Discount * best - value;
        value += options.LearningRate * error;
        (Steps, errors, unreported) = (Steps + 1, errors + Math.Abs(error), unreported + 1);
    }
}
