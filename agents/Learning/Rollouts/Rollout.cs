using System.Runtime.InteropServices;
using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>What was seen, done and earned over the steps of one rollout: steps × rows, step after step.</summary>
internal sealed class Rollout
{
    /// <summary>The most steps that options may ask for.</summary>
    public const int MostSteps = 65536;

    private readonly StepSpan[] wholeRows;
    private readonly List<StepSpan> steps = [];

    public Rollout(EnvironmentSpec spec, ActorCriticPolicy policy, int steps, int rows)
    {
        Rows = rows;
        Steps = steps;
        Numbers = new long[steps * rows];
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
        Weights = new float[steps * rows];
        Array.Fill(Weights, 1);
        wholeRows = [.. Enumerable.Range(0, rows).Select(row => new StepSpan(row, steps))];
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

    /// <summary>The number of the episode that each step is of.</summary>
    public long[] Numbers { get; }

    public float[] LogProbabilities { get; }

    public float[] Values { get; }

    public float[] Rewards { get; }

    public StepStatus[] Status { get; }

    public float[] FinalValues { get; }

    public float[] Advantages { get; }

    public float[] Returns { get; }

    /// <summary>How much each step counts; 0 where it is not learned from. 1 unless the estimator says otherwise.</summary>
    public float[] Weights { get; }

    /// <summary>The episodes that are learned from as a whole, where the estimator compares episodes.</summary>
    public List<StepSpan> Episodes { get; } = [];

    /// <summary>A number of steps, or the most there may be.</summary>
    public static int Capped(long steps) => (int)Math.Min(steps, MostSteps);

    public void Clear() => Filled = 0;

    /// <summary>What is learned from: the steps of any weight one by one, or all rows where these have to stay whole.</summary>
    public ReadOnlySpan<StepSpan> Units(bool rows)
    {
        if (rows)
        {
            return wholeRows;
        }

        steps.Clear();
        for (var place = 0; place < Count; place++)
        {
            if (Weights[place] > 0)
            {
                steps.Add(new StepSpan(place, 1));
            }
        }

        return CollectionsMarshal.AsSpan(steps);
    }

    /// <summary>Numbers of the steps that are learned from.</summary>
    public float[] Learned(float[] numbers) => [.. numbers.Where((_, place) => Weights[place] > 0)];

    /// <summary>The total weight of some places.</summary>
    public double WeightOf(ReadOnlySpan<long> places)
    {
        double sum = 0;
        foreach (var place in places)
        {
            sum += Weights[place];
        }

        return sum;
    }

    /// <summary>The episode that starts at a place, which must end within the rollout.</summary>
    public StepSpan EpisodeAt(int first)
    {
        var last = first;
        while (Status[last] == StepStatus.Continues)
        {
            last += Rows;
        }

        return new StepSpan(first, (last - first) / Rows + 1);
    }

    /// <summary>Appends a step; returns the place of its first row.</summary>
    public int Add(in Experience experience, ActorCriticPolicy policy)
    {
        var at = Filled++ * Rows;
        experience.Before.Observations.CopyRowsTo(Observations, at);
        experience.Before.Starts.CopyTo(Starts.AsSpan(at));
        experience.Before.Episodes.CopyTo(Numbers.AsSpan(at));
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
}
