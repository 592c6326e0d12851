using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>What was seen, done and earned over the steps of one rollout: steps × rows, step after step.</summary>
internal sealed class Rollout
{
    public Rollout(EnvironmentSpec spec, ActorCriticPolicy policy, int steps, int rows)
    {
        Rows = rows;
        Steps = steps;
        Observations = new Columns(spec.Observation, steps * rows);
        Actions = new Columns(spec.Action, steps * rows);
        Draws = new float[policy.Draw is { } draw ? steps * rows * draw.Width : 0];
        Starts = new bool[steps * rows];
        LogProbabilities = new float[steps * rows];
        Values = new float[steps * rows];
        Rewards = new float[steps * rows];
        Status = new StepStatus[steps * rows];
        FinalValues = new float[steps * rows];
        Advantages = new float[steps * rows];
        Returns = new float[steps * rows];
    }

    public int Steps { get; }

    public int Rows { get; }

    public int Count => Steps * Rows;

    public int Filled { get; private set; }

    public bool IsFull => Filled == Steps;

    public Columns Observations { get; }

    public Columns Actions { get; }

    /// <summary>The draws behind the actions, where those do not tell.</summary>
    public float[] Draws { get; }

    public bool[] Starts { get; }

    public float[] LogProbabilities { get; }

    public float[] Values { get; }

    public float[] Rewards { get; }

    public StepStatus[] Status { get; }

    public float[] FinalValues { get; }

    public float[] Advantages { get; }

    public float[] Returns { get; }

    public void Clear() => Filled = 0;

    /// <summary>Appends a step; returns the place of its first row.</summary>
    public int Add(in Experience experience, ActorCriticPolicy policy)
    {
        var at = Filled++ * Rows;
        experience.Before.Observations.CopyRowsTo(Observations, at);
        experience.Before.Starts.CopyTo(Starts.AsSpan(at));
        experience.Actions.CopyRowsTo(Actions, at);
        experience.Extras.All(policy.LogProbability).CopyTo(LogProbabilities.AsSpan(at));
        experience.Extras.All(policy.Value).CopyTo(Values.AsSpan(at));
        if (policy.Draw is { } draw)
        {
            experience.Extras.All(draw).CopyTo(Draws.AsSpan(at * draw.Width));
        }

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
