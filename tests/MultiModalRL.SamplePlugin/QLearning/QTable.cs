using System.Text.Json;
using MultiModalRL.Core;

namespace MultiModalRL.SamplePlugin;

/// <summary>Action values of every observation, for one discrete observation and one discrete action.</summary>
internal sealed class QTable
{
    private readonly Field<int> observation;
    private readonly double[] values;

    public QTable(EnvironmentSpec spec)
    {
        if (spec.Observation.Fields is not [{ Space: DiscreteSpace states } field]
            || spec.Action.Fields is not [{ Name: EnvironmentSpec.ActionField, Space: DiscreteSpace actions }])
        {
            throw new InputException($"agent 'q-learning' needs one discrete observation and one discrete action; {spec.Id} has others");
        }

        observation = spec.Observation.Field<int>(field.Name);
        Action = spec.Action.Field<int>(EnvironmentSpec.ActionField);
        Actions = actions.Count;
        values = new double[states.Count * actions.Count];
    }

    public Field<int> Action { get; }

    public int Actions { get; }

    /// <summary>The values of the actions at the observation of a row.</summary>
    public Span<double> At(Columns observations, int row) =>
        values.AsSpan(observations.Values(observation, row)[0] * Actions, Actions);

    /// <summary>Writes the table to a file that is there whole or not at all.</summary>
    public void Save(string file, long steps)
    {
        File.WriteAllBytes(file + ".tmp", JsonSerializer.SerializeToUtf8Bytes(new Checkpoint(steps, values)));
        File.Move(file + ".tmp", file, overwrite: true);
    }

    /// <summary>Reads a table of the same size; returns the steps it was learned from.</summary>
    public long Load(string file)
    {
        try
        {
            if (JsonSerializer.Deserialize<Checkpoint>(File.ReadAllBytes(file)) is not { Values: { } saved } checkpoint || saved.Length != values.Length)
            {
                throw new InputException($"{file}: expected {values.Length} action values");
            }

            saved.CopyTo(values, 0);
            return checkpoint.Steps;
        }
        catch (Exception exception) when (exception is IOException or JsonException)
        {
            throw new InputException($"{file}: expected a checkpoint of agent 'q-learning'", exception);
        }
    }

    private sealed record Checkpoint(long Steps, double[] Values);
}
