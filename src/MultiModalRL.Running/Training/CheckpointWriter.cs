using MultiModalRL.Core;

namespace MultiModalRL.Running;

/// <summary>Writes the checkpoints of a run under way: when they are due, at the end, and of the best policy.</summary>
/// <param name="store">Where to.</param>
/// <param name="options">When, and how many stay.</param>
/// <param name="agent">What is saved.</param>
/// <param name="loop">What is saved beside it; null where it does not learn from experience.</param>
/// <param name="file">The metrics of before, which a checkpoint counts.</param>
/// <param name="clock">Where times come from.</param>
internal sealed class CheckpointWriter(
    CheckpointStore store, RunOptions options, IAgent agent, ExperienceLoop? loop, MetricsFile file, TimeProvider clock)
{
    private long savedStep = -1;
    private long savedAt = clock.GetTimestamp();

    /// <summary>Called before each checkpoint.</summary>
    public Action? Committing { get; set; }

    /// <summary>The agent's steps when its policy was measured last; null before.</summary>
    public long? MeasuredAt { get; set; }

    /// <summary>Told that the agent was just read from a checkpoint: nothing is to be saved until it learns.</summary>
    public void GoOn() => savedStep = agent.Steps;

    /// <summary>Whether one is due, by steps or by minutes.</summary>
    /// <param name="before">The agent's steps before its latest update.</param>
    public bool IsDue(long before) =>
        agent.Steps / options.CheckpointSteps > before / options.CheckpointSteps
        || (options.CheckpointMinutes > 0 && clock.GetElapsedTime(savedAt) >= TimeSpan.FromMinutes(options.CheckpointMinutes));

    /// <summary>Writes one.</summary>
    /// <param name="finished">Whether training is over.</param>
    public void Save(bool finished)
    {
        store.Write(Manifest(finished), Fill, options.KeepCheckpoints);
        savedStep = agent.Steps;
        savedAt = clock.GetTimestamp();
    }

    /// <summary>Writes one, unless this step's is there already and says whether training is over.</summary>
    public void SaveUnlessSaved(bool finished)
    {
        if (finished || savedStep != agent.Steps)
        {
            Save(finished);
        }
    }

    /// <summary>Writes the best in the place of the one before.</summary>
    /// <param name="earned">What its policy returned on validation.</param>
    /// <param name="finished">Whether training is over.</param>
    /// <remarks>Nothing goes on from it, so it holds the agent alone.</remarks>
    public void SaveBest(double earned, bool finished) => store.WriteBest(Manifest(finished) with { Return = earned }, FillAgent);

    private CheckpointManifest Manifest(bool finished)
    {
        Committing?.Invoke();
        return new CheckpointManifest { Step = agent.Steps, Finished = finished, MetricsBytes = file.Commit(), MeasuredAt = MeasuredAt };
    }

    private void Fill(string folder)
    {
        FillAgent(folder);
        if (loop is not null)
        {
            using var writer = new BinaryWriter(File.Create(Path.Combine(folder, Checkpoint.RunnerName)));
            loop.Save(writer);
        }
    }

    private void FillAgent(string folder) => agent.Save(Directory.CreateDirectory(Path.Combine(folder, Checkpoint.AgentName)).FullName);
}
