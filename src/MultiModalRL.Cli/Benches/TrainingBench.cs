using MultiModalRL.Core;

namespace MultiModalRL.Cli;

/// <summary>PPO end to end through the runner: how fast, and where the time goes.</summary>
internal sealed class TrainingBench : IBench
{
    public string Name => "training";

    public string Summary => "steps a second of ppo with learning, and which share of the time is not libtorch";

    public IEnumerable<Figure> Measure(BenchSettings settings) =>
        settings.Environments.SelectMany(TrainingSetting.Of).SelectMany(setting => Both(settings, setting.Shortened));

    // All of the model, and the heads alone where there are other parts to start from.
    private static IEnumerable<Figure> Both(BenchSettings settings, TrainingSetting setting)
    {
        var figures = Of(settings, setting, out var answersQuestions);
        return answersQuestions ? figures.Concat(Of(settings, setting.HeadsAlone, out _)) : figures;
    }

    private static IEnumerable<Figure> Of(BenchSettings settings, TrainingSetting setting, out bool answersQuestions)
    {
        using var training = new TimedTraining(setting, settings);
        answersQuestions = false;
        try
        {
            training.Run();
        }
        catch (InputException reason)
        {
            settings.Skip($"ppo in {setting.Environment.Id}: {reason.Message}");
            return [];
        }

        answersQuestions = training.AnswersQuestions;
        var what = setting.Name;
        return [.. Speed(what, setting, training.Times), .. Shares(what, training), .. Memory(what, setting, training.Times)];
    }

    private static IEnumerable<Figure> Speed(string what, TrainingSetting setting, PhaseTimes times)
    {
        var figure = new Figure(what, setting.StepsAnUpdate * times.Updates / times.Seconds, "steps/s");
        return setting.Peers.Length == 0 ? [figure] : setting.Peers.Select(peer => figure with { Peer = peer });
    }

    private static IEnumerable<Figure> Shares(string what, TimedTraining training)
    {
        var times = training.Times;
        var phases = Enum.GetValues<Phase>();
        foreach (var phase in phases)
        {
            yield return new Figure($"{what}: {phase.ToString().ToLowerInvariant()}", 100 * times.SecondsOf(phase) / times.Seconds, "% of the time");
        }

        yield return new Figure($"{what}: the runner", 100 * (1 - phases.Sum(times.SecondsOf) / times.Seconds), "% of the time");
        if (training.NotTensors is { } rest)
        {
            yield return Share($"{what}: not libtorch", rest);
        }

        if (training.NotByHand is { } more)
        {
            yield return Share($"{what}: not the network by hand", more);
        }
    }

    private static Figure Share(string what, Rounds share) => new(what, 100 * share.Median, "% of the time")
    {
        Interval = share.Interval is var (low, high) ? (100 * low, 100 * high) : null,
    };

    private static IEnumerable<Figure> Memory(string what, TrainingSetting setting, PhaseTimes times)
    {
        var steps = (double)times.Updates * setting.StepsAnUpdate;
        var phases = Enum.GetValues<Phase>();
        foreach (var phase in phases)
        {
            yield return new Figure($"{what}: {phase.ToString().ToLowerInvariant()}", times.BytesOf(phase) / steps, "bytes/step");
        }

        yield return new Figure($"{what}: the runner", (times.Bytes - phases.Sum(times.BytesOf)) / steps, "bytes/step");
    }
}
