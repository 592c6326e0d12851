using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>What was seen, done and earned over the steps of one rollout: steps × rows, step after step.</summary>
internal sealed class Rollout
{
    private readonly int rows;

    public Rollout(EnvironmentSpec spec, int steps, int rows)
    {
        this.rows = rows;
        Steps = steps;
        Observations = new Columns(spec.Observation, steps * rows);
        Actions = new int[steps * rows];
        LogProbabilities = new float[steps * rows];
        Values = new float[steps * rows];
        Rewards = new float[steps * rows];
        Status = new StepStatus[steps * rows];
        FinalValues = new float[steps * rows];
        Advantages = new float[steps * rows];
        Returns = new float[steps * rows];
    }

    public int Steps { get; }

    public int Filled { get; private set; }

    public bool IsFull => Filled == Steps;

    public Columns Observations { get; }

    public int[] Actions { get; }

    public float[] LogProbabilities { get; }

    public float[] Values { get; }

    public float[] Rewards { get; }

    public StepStatus[] Status { get; }

    public float[] FinalValues { get; }

    public float[] Advantages { get; }

    public float[] Returns { get; }

    public void Clear() => Filled = 0;

    /// <summary>Appends a step; returns the place of its first row.</summary>
    public int Add(in Experience experience, NetworkPolicy policy, Field<int> action)
    {
        var at = Filled++ * rows;
        experience.Before.Observations.CopyRowsTo(Observations, at);
        experience.Actions.All(action).CopyTo(Actions.AsSpan(at));
        experience.Extras.All(policy.LogProbability).CopyTo(LogProbabilities.AsSpan(at));
        experience.Extras.All(policy.Value).CopyTo(Values.AsSpan(at));
        experience.After.Status.CopyTo(Status.AsSpan(at));
        return at;
    }

    /// <summary>Fills advantages and returns, given the values of the observations after the last step.</summary>
    public void Finish(GeneralizedAdvantage estimator, ReadOnlySpan<float> lastValues)
    {
        estimator.Fill(Rewards, Values, Status, FinalValues, lastValues, Advantages);
        for (var i = 0; i < Returns.Length; i++)
        {
            Returns[i] = Advantages[i] + Values[i];
        }
    }
}
