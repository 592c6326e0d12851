using System.Runtime.ExceptionServices;

namespace MultiModalRL.Core;

/// <summary>One row of a vector environment: a sub-environment and the episode it plays.</summary>
internal sealed class EpisodeRow(IEnvironment environment, int index)
{
    private const long NoEpisode = -1;
    private readonly ActionLog log = new(environment.Spec.Action);
    private readonly int limit = environment.Spec.MaxEpisodeSteps;

    // A reset pays nothing; at an autoreset the step's own components still tell of the episode that ended.
    private readonly float[] unused = new float[environment.Spec.Rewards.Length];
    private Episode episode;
    private Exception? failure;

    /// <summary>Whether an episode is being played.</summary>
    public bool Active { get; private set; }

    /// <summary>Whether the episode was taken from the plan and not begun yet.</summary>
    public bool Pending { get; private set; }

    /// <summary>The episode being played, where one is.</summary>
    public Episode Episode => episode;

    /// <summary>Takes the plan's next episode; idle where there is none.</summary>
    public void Take(EpisodePlan plan)
    {
        Active = plan.TryNext(out episode);
        Pending = Active;
    }

    /// <summary>Begins the episode taken.</summary>
    public void Begin(VectorStep step, Columns info)
    {
        try
        {
            Pending = false;
            BeginEpisode(step, info);
        }
        catch (Exception exception)
        {
            failure = exception;
        }
    }

    /// <summary>Applies this row's action.</summary>
    public void Advance(Columns actions, VectorStep next, Columns info)
    {
        try
        {
            var components = next.Components(index);
            components.Clear();
            log.Append(actions, index);
            var status = environment.Step(actions[index], new StepRow(next.Observations[index], components, info[index]));
            Report(next, status == StepStatus.Continues && log.Count == limit ? StepStatus.Truncated : status);
        }
        catch (Exception exception)
        {
            failure = exception;
        }
    }

    /// <summary>Throws what the sub-environment threw, with the row and the episode; the user's errors as they are.</summary>
    public void ThrowFailure()
    {
        if (failure is InputException)
        {
            ExceptionDispatchInfo.Throw(failure);
        }

        if (failure is not null)
        {
            throw new InvalidOperationException(
                $"row {index}, episode {episode.Number} (seed {episode.Seed}), step {log.Count}: {failure.Message}", failure);
        }
    }

    /// <summary>Forgets what went wrong before.</summary>
    public void Recover() => failure = null;

    /// <summary>Writes the episode and the actions taken in it.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.Write(Active ? episode.Number : NoEpisode);
        if (Active)
        {
            writer.Write(episode.Example);
            writer.Write(episode.Seed);
            log.Write(writer);
        }
    }

    /// <summary>Plays again what <see cref="Save"/> wrote.</summary>
    public void Load(BinaryReader reader, EpisodePlan plan, VectorStep current, Columns info)
    {
        var number = reader.ReadInt64();
        (Active, Pending) = (number != NoEpisode, false);
        if (!Active)
        {
            return;
        }

        episode = plan.At(number);
        if (reader.ReadInt32() != episode.Example || reader.ReadUInt64() != episode.Seed)
        {
            throw new InputException("saved environment state: it is of another plan (seed, split or number of examples)");
        }

        BeginEpisode(current, info);
        Replay(reader.ReadInt32(), reader, current, info);
    }

    private void Replay(int count, BinaryReader reader, VectorStep current, Columns info)
    {
        for (var i = 0; i < count; i++)
        {
            var action = log.Append(reader);
            var status = environment.Step(action, new StepRow(current.Observations[index], current.Components(index), info[index]));
            if (status != StepStatus.Continues)
            {
                throw new InputException(
                    $"saved environment state: episode {episode.Number} ends before its last action; it is of other options or data");
            }
        }

        current.Components(index).Clear();
        Report(current, StepStatus.Continues);
        current.Starts[index] = count == 0;
    }

    private void BeginEpisode(VectorStep step, Columns info)
    {
        log.Clear();
        environment.Reset(in episode, new StepRow(step.Observations[index], unused, info[index]));
        step.Starts[index] = true;
        step.Keys[index] = episode.Key(0);
        step.Episodes[index] = episode.Number;
    }

    private void Report(VectorStep step, StepStatus status)
    {
        if (status is not (StepStatus.Continues or StepStatus.Terminated or StepStatus.Truncated))
        {
            throw new InvalidOperationException($"the environment reported status {status}");
        }

        var reward = 0f;
        foreach (var component in step.Components(index))
        {
            reward += component;
        }

        step.Rewards[index] = reward;
        step.Status[index] = status;
        step.Starts[index] = false;
        step.Keys[index] = episode.Key(log.Count);
        step.Episodes[index] = episode.Number;
    }
}
