namespace MultiModalRL.Core;

/// <summary>What every row delivered last. A step that crashes may leave anything in the caller's buffers.</summary>
internal sealed class LastSeen(EnvironmentSpec spec, int rows)
{
    private readonly Columns observations = new(spec.Observation, rows);
    private readonly Columns infos = new(spec.Info, rows);

    public void Keep(VectorStep step, Columns info, int row)
    {
        step.Observations.CopyRow(row, observations, row);
        info.CopyRow(row, infos, row);
    }

    public void Restore(VectorStep step, Columns info, int row)
    {
        observations.CopyRow(row, step.Observations, row);
        infos.CopyRow(row, info, row);
    }
}
