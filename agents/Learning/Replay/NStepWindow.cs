using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>
/// Makes transitions of up to n steps of what rows experience (Watkins 1989; in deep Q-learning: Hessel et al., AAAI 2018):
/// each step's return sums up the rewards of the n steps from it on, or of fewer where the episode ends before. What
/// follows a truncation is the final observation that was delivered; nothing counts past a termination.
/// </summary>
internal sealed class NStepWindow
{
    private const int MostRows = 1 << 20;

    private readonly EnvironmentSpec spec;
    private readonly Columns observations;
    private readonly Columns actions;
    private readonly float[] rewards;
    private readonly int[] first;
    private readonly int[] held;
    private readonly int steps;
    private readonly double discount;

    /// <summary>Starts with nothing held.</summary>
    /// <param name="spec">The environment's spec.</param>
    /// <param name="rows">Rows of the vector environment.</param>
    /// <param name="steps">n ≥ 1.</param>
    /// <param name="discount">γ.</param>
    public NStepWindow(EnvironmentSpec spec, int rows, int steps, double discount)
    {
        (this.spec, this.steps, this.discount) = (spec, steps, discount);
        observations = new Columns(spec.Observation, rows * steps);
        actions = new Columns(spec.Action, rows * steps);
        rewards = new float[rows * steps];
        (first, held) = (new int[rows], new int[rows]);
    }

    /// <summary>Takes in one step of all rows, and hands on the transitions that it completes.</summary>
    public void Add(in Experience experience, TransitionMemory memory)
    {
        var after = experience.After;
        var final = 0;
        for (var row = 0; row < held.Length; row++)
        {
            if (after.Status[row] == StepStatus.Idle)
            {
                continue;
            }

            Hold(experience, row);
            switch (after.Status[row])
            {
                case StepStatus.Terminated:
                    End(row, memory, after.Observations, row, bootstrap: false);
                    break;
                case StepStatus.Truncated:
                    End(row, memory, after.Finals, final++, bootstrap: true);
                    break;
                default:
                    if (held[row] == steps)
                    {
                        Complete(row, memory, after.Observations, row, bootstrap: true);
                    }

                    break;
            }
        }
    }

    /// <summary>Writes the steps of which the transition is not complete.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.Write(held.Length);
        for (var row = 0; row < held.Length; row++)
        {
            writer.Write(held[row]);
            for (var step = 0; step < held[row]; step++)
            {
                var place = Place(row, step);
                observations.WriteRow(place, writer);
                actions.WriteRow(place, writer);
                writer.Write(rewards[place]);
            }
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote; of another number of rows, whose episodes cannot go on here, nothing is held.</summary>
    /// <exception cref="InputException">It is of returns of other steps.</exception>
    public void Load(BinaryReader reader)
    {
        var rows = reader.ReadInt32();
        if (rows == held.Length)
        {
            ReadRows(reader);
            return;
        }

        if (rows is < 1 or > MostRows)
        {
            throw new InputException($"the checkpoint holds steps of {rows} rows: expected 1 … {MostRows}");
        }

        new NStepWindow(spec, rows, steps, discount).ReadRows(reader);
        Array.Clear(held);
    }

    private void ReadRows(BinaryReader reader)
    {
        for (var row = 0; row < held.Length; row++)
        {
            first[row] = 0;
            held[row] = reader.ReadInt32();
            if (held[row] < 0 || held[row] >= steps)
            {
                throw new InputException($"the checkpoint holds {held[row]} steps of a row: expected less than {steps}");
            }

            for (var place = row * steps; place < row * steps + held[row]; place++)
            {
                observations.ReadRow(place, reader);
                actions.ReadRow(place, reader);
                rewards[place] = reader.ReadSingle();
            }
        }
    }

    private void Hold(in Experience experience, int row)
    {
        var place = Place(row, held[row]++);
        experience.Before.Observations.CopyRow(row, observations, place);
        experience.Actions.CopyRow(row, actions, place);
        rewards[place] = experience.After.Rewards[row];
    }

    private void End(int row, TransitionMemory memory, Columns following, int at, bool bootstrap)
    {
        while (held[row] > 0)
        {
            Complete(row, memory, following, at, bootstrap);
        }
    }

    private void Complete(int row, TransitionMemory memory, Columns following, int at, bool bootstrap)
    {
        double sum = 0;
        double power = 1;
        for (var step = 0; step < held[row]; step++)
        {
            sum += power * rewards[Place(row, step)];
            power *= discount;
        }

        var transitions = memory.Take(out var place);
        observations.CopyRow(Place(row, 0), transitions.Observations, place);
        actions.CopyRow(Place(row, 0), transitions.Actions, place);
        following.CopyRow(at, transitions.Following, place);
        transitions.Returns[place] = (float)sum;
        transitions.Discounts[place] = bootstrap ? (float)power : 0;
        first[row] = (first[row] + 1) % steps;
        held[row]--;
    }

    private int Place(int row, int step) => row * steps + (first[row] + step) % steps;
}
