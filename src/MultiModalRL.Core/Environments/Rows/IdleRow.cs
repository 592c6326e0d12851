namespace MultiModalRL.Core;

/// <summary>
/// What a row without an episode shows: the first observation of the plan's first episode, in which a policy finds legal
/// actions as in any other.
/// </summary>
internal sealed class IdleRow(EnvironmentSpec spec)
{
    private const long NoEpisode = -1;
    private readonly Columns observation = new(spec.Observation, 1);
    private long episode = NoEpisode;

    /// <summary>Takes the observation that a row shows after a reset; none where the plan had no episode.</summary>
    public void Take(VectorStep first, EpisodeRow? from, int row)
    {
        episode = from?.Episode.Number ?? NoEpisode;
        if (from is not null)
        {
            first.Observations.CopyRow(row, observation, 0);
        }
    }

    public void Save(BinaryWriter writer) => writer.Write(episode);

    /// <summary>Makes the observation again with a row that is loaded afterwards.</summary>
    public void Load(BinaryReader reader, EpisodePlan plan, EpisodeRow by)
    {
        episode = reader.ReadInt64();
        if (episode != NoEpisode)
        {
            var unused = new float[spec.Rewards.Length];
            by.Peek(plan.At(episode), new StepRow(observation[0], unused, new Columns(spec.Info, 1)[0]));
        }
    }

    /// <summary>Delivers a row that had no episode.</summary>
    public void Show(VectorStep step, int row)
    {
        step.Status[row] = StepStatus.Idle;
        step.Rewards[row] = 0;
        step.Components(row).Clear();
        ShowObservation(step, row);
    }

    /// <summary>Delivers a row whose episode ended in this very step, with none to follow.</summary>
    public void ShowObservation(VectorStep step, int row)
    {
        step.Starts[row] = false;
        step.Keys[row] = 0;
        step.Episodes[row] = NoEpisode;
        observation.CopyRow(0, step.Observations, row);
    }
}
