using MultiModalRL.Agents;

namespace MultiModalRL.Cli;

/// <summary>PPO's update beside as many bare updates of the same network as it has minibatches, round by round.</summary>
internal sealed class UpdateBench : IBench
{
    // As many as an interval takes.
    private const int LeastRounds = 6;
    private const double SecondsFactor = 4;

    public string Name => "update";

    public string Summary => "ppo's update beside bare updates of the same network, and managed bytes";

    public IEnumerable<Figure> Measure(BenchSettings settings) =>
        settings.Environments.SelectMany(TrainingSetting.Of).SelectMany(setting => Of(settings, setting.Shortened));

    private static IEnumerable<Figure> Of(BenchSettings settings, TrainingSetting setting)
    {
        var environment = settings.Create(setting.Environment, setting.Rows);
        if (settings.TryCreate(PpoAgent.Name, environment, setting.Options) is not { } agent)
        {
            environment.Dispose();
            return [];
        }

        using var learner = new Learner(environment, agent);
        using var bare = BareModel.Of(environment.Spec, setting.MinibatchSize, settings);
        using var byHand = BareModel.ByHand(environment.Spec, setting.MinibatchSize, settings.Device);
        // What compiles code is left out.
        Play(settings.Seconds / 2, least: 1);
        return Figures(setting, Play(SecondsFactor * settings.Seconds, LeastRounds));

        List<Round> Play(double seconds, int least)
        {
            var rounds = new List<Round>();
            for (var start = settings.Clock.GetTimestamp();
                rounds.Count < least || settings.Clock.GetElapsedTime(start).TotalSeconds < seconds;)
            {
                settings.Cancellation.ThrowIfCancellationRequested();
                var (spent, bytes) = learner.Learn(settings.Spent);
                rounds.Add(new Round(spent, bytes, Bare(settings, setting, bare), Bare(settings, setting, byHand)));
            }

            return rounds;
        }
    }

    private static double? Bare(BenchSettings settings, TrainingSetting setting, BareModel? model) =>
        model is null ? null : setting.MinibatchesAnUpdate * Effort.OfOne(settings.Spent, model.UpdateAndWait);

    private static IEnumerable<Figure> Figures(TrainingSetting setting, List<Round> rounds)
    {
        var what = $"ppo, {setting.Environment.Id}, {setting.Rows} rows: update";
        var spent = new Rounds([.. rounds.Select(round => round.Update)]).Median;
        yield return new Figure(what, 1000 * spent / setting.MinibatchesAnUpdate, "ms/minibatch");
        yield return new Figure(what, rounds.Average(round => round.Bytes) / setting.StepsAnUpdate, "bytes/step");
        foreach (var (other, times) in new (string, double[])[]
        {
            ("bare update", [.. rounds.Select(round => round.Update / round.Bare).OfType<double>()]),
            ("update of the network by hand", [.. rounds.Select(round => round.Update / round.ByHand).OfType<double>()]),
        })
        {
            if (times.Length > 0)
            {
                yield return new Figure($"{what} ÷ {other}", new Rounds(times).Median, "times") { Interval = new Rounds(times).Interval };
            }
        }
    }

    /// <summary>Seconds of effort of an update, and of as many bare ones as it has minibatches; null where there is no such network.</summary>
    private sealed record Round(double Update, double Bytes, double? Bare, double? ByHand);
}
