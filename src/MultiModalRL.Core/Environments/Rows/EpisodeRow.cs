namespace MultiModalRL.Core;

/// <summary>One row of a vector environment: a sub-environment and the episode it plays.</summary>
/// <param name="environment">The sub-environment; owned.</param>
/// <param name="index">The row.</param>
/// <param name="seen">Where to keep what was delivered last; null where no crash is recovered from.</param>
internal sealed class EpisodeRow(IEnvironment environment, int index, LastSeen? seen) : IDisposable
{
    private const long NoEpisode = -1;
    private readonly ActionLog log = new(environment.Spec.Action);
    private readonly int limit = environment.Spec.MaxEpisodeSteps;

    // A reset pays nothing; at an autoreset the step's own components still tell of the episode that ended.
    private readonly float[] unused = new float[environment.Spec.Rewards.Length];
    private IEnvironment environment = environment;
    private Episode episode;

    /// <summary>Whether an episode is being played.</summary>
    public bool Active { get; private set; }

    /// <summary>Whether the episode was taken from the plan and not begun yet.</summary>
    public bool Pending { get; private set; }

    /// <summary>The episode being played, where one is.</summary>
    public Episode Episode => episode;

    /// <summary>
    /// What went wrong since <see cref="Recover"/>: an <see cref="EnvironmentException"/> where the sub-environment crashed, an
    /// <see cref="InputException"/> of it as it is.
    /// </summary>
    public Exception? Failure { get; private set; }

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
            Failure = exception;
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
            var status = StepEnvironment(actions[index], new StepRow(next.Observations[index], components, info[index]));
            Report(next, status == StepStatus.Continues && log.Count == limit ? StepStatus.Truncated : status);
            seen?.Keep(next, info, index);
        }
        catch (Exception exception)
        {
            Failure = exception;
        }
    }

    /// <summary>Forgets what went wrong before.</summary>
    public void Recover() => Failure = null;

    /// <summary>Puts a fresh sub-environment in the place of one that crashed.</summary>
    /// <returns>What the crashed one threw while it was disposed, as a broken one may; null where it did not.</returns>
    public Exception? MakeAnew(Func<int, IEnvironment> create)
    {
        Exception? thrown = null;
        try
        {
            environment.Dispose();
        }
        catch (Exception exception)
        {
            thrown = exception;
        }

        environment = create(index);
        Recover();
        return thrown;
    }

    /// <summary>Ends the episode as truncated where it was delivered last: the action that crashed earned nothing.</summary>
    public void Cut(VectorStep step, Columns info)
    {
        seen!.Restore(step, info, index);
        step.Components(index).Clear();
        Report(step, StepStatus.Truncated);
    }

    /// <summary>Begins an episode to look at its first observation; it is not played.</summary>
    /// <exception cref="EnvironmentException">The sub-environment crashed.</exception>
    public void Peek(in Episode shown, StepRow first)
    {
        episode = shown;
        log.Clear();
        ResetEnvironment(first);
    }

    /// <inheritdoc/>
    public void Dispose() => environment.Dispose();

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
    /// <exception cref="EnvironmentException">The sub-environment crashed: what was saved cannot be made anew.</exception>
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
            var status = StepEnvironment(action, new StepRow(current.Observations[index], current.Components(index), info[index]));
            if (status != StepStatus.Continues)
            {
                throw new InputException(
                    $"saved environment state: episode {episode.Number} ends before its last action; it is of other options or data");
            }
        }

        current.Components(index).Clear();
        Report(current, StepStatus.Continues);
        current.Starts[index] = count == 0;
        seen?.Keep(current, info, index);
    }

    private void BeginEpisode(VectorStep step, Columns info)
    {
        log.Clear();
        ResetEnvironment(new StepRow(step.Observations[index], unused, info[index]));
        step.Starts[index] = true;
        step.Keys[index] = episode.Key(0);
        step.Episodes[index] = episode.Number;
        seen?.Keep(step, info, index);
    }

    private void ResetEnvironment(StepRow first)
    {
        try
        {
            environment.Reset(in episode, first);
        }
        catch (Exception exception) when (exception is not InputException)
        {
            throw Crash(exception);
        }
    }

    private StepStatus StepEnvironment(Row action, StepRow next)
    {
        try
        {
            var status = environment.Step(action, next);
            return status is StepStatus.Continues or StepStatus.Terminated or StepStatus.Truncated
                ? status
                : throw new InvalidOperationException($"the environment reported status {status}");
        }
        catch (Exception exception) when (exception is not InputException)
        {
            throw Crash(exception);
        }
    }

    private EnvironmentException Crash(Exception thrown) => new(environment.Spec.Id, index, episode, log.Count, thrown);

    private void Report(VectorStep step, StepStatus status)
    {
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
