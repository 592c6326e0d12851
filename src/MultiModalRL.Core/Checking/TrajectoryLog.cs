namespace MultiModalRL.Core;

/// <summary>What was delivered in each episode, bit for bit, by the episode's number.</summary>
internal sealed class TrajectoryLog
{
    private readonly Dictionary<long, List<byte[]>> episodes = [];
    private readonly long[] playing;

    private TrajectoryLog(int rows) => playing = new long[rows];

    /// <summary>The first observations of the first episodes, in the order of the plan.</summary>
    public IEnumerable<byte[]> FirstObservations(int count) =>
        episodes.Where(episode => episode.Key < count).OrderBy(episode => episode.Key).Select(episode => episode.Value[0]);

    public static TrajectoryLog Of(IVectorEnvironment environment, EpisodePlan plan, ulong garbage)
    {
        var play = new Play(environment, plan, garbage);
        var log = new TrajectoryLog(play.Rows);
        play.Reset();
        log.Add(play);
        while (play.Goes)
        {
            play.Step();
            log.Add(play);
        }

        return log;
    }

    /// <summary>Where two logs tell of the same step of the same episode differently; null for nowhere.</summary>
    public string? Difference(TrajectoryLog other)
    {
        foreach (var (number, steps) in episodes.OrderBy(episode => episode.Key))
        {
            var others = other.episodes.GetValueOrDefault(number, []);
            for (var i = 0; i < Math.Min(steps.Count, others.Count); i++)
            {
                if (!steps[i].AsSpan().SequenceEqual(others[i]))
                {
                    return $"episode {number} differs at step {i}";
                }
            }
        }

        return episodes.Keys.Any(other.episodes.ContainsKey) ? null : "no episode was played twice";
    }

    private void Add(Play play)
    {
        for (var row = 0; row < play.Rows; row++)
        {
            if (play.Stepped(row))
            {
                Add(playing[row], Stepped(play, row));
            }

            if (play.Current.Starts[row])
            {
                playing[row] = play.Episode(row);
                Add(playing[row], Bytes(writer => play.Current.Observations.WriteRow(row, writer)));
            }
        }
    }

    private void Add(long number, byte[] step)
    {
        if (!episodes.TryGetValue(number, out var steps))
        {
            episodes[number] = steps = [];
        }

        steps.Add(step);
    }

    private static byte[] Stepped(Play play, int row) => Bytes(writer =>
    {
        var step = play.Current;
        play.Actions.WriteRow(row, writer);
        play.Info.WriteRow(row, writer);
        writer.Write((byte)step.Status[row]);
        writer.Write(step.Rewards[row]);
        foreach (var component in step.Components(row))
        {
            writer.Write(component);
        }

        var final = Array.IndexOf(step.FinalRows, row, 0, step.Finals.Count);
        if (step.Status[row] == StepStatus.Continues)
        {
            step.Observations.WriteRow(row, writer);
        }
        else if (final >= 0)
        {
            step.Finals.WriteRow(final, writer);
        }
    });

    private static byte[] Bytes(Action<BinaryWriter> write)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        write(writer);
        return stream.ToArray();
    }
}
