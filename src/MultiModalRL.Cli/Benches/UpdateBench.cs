using MultiModalRL.Agents;

namespace MultiModalRL.Cli;

/// <summary>PPO's update beside as many bare updates of the same network as it has minibatches, round by round.</summary>
internal sealed class UpdateBench : IBench
{
    // As many as an interval takes.
    private const int LeastRounds = 6;
    private const double SecondsFactor = 4;
    private const double LeastSeconds = 0.03;

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
            yield break;
        }

        using var learner = new Learner(environment, agent);
        using var bare = BareModel.Of(environment.Spec, setting.MinibatchSize, settings);
        using var byHand = BareModel.ByHand(environment.Spec, setting.MinibatchSize, settings.Device);
        Rounds(settings, setting, learner, bare, byHand, settings.Seconds / 2);
        var rounds = Rounds(settings, setting, learner, bare, byHand, SecondsFactor * settings.Seconds);
        var what = $"ppo, {setting.Environment.Id}, {setting.Rows} rows: update";
        var seconds = new Rounds([.. rounds.Select(round => round.Update)]).Median;
        yield return new Figure(what, 1000 * seconds / setting.MinibatchesAnUpdate, "ms/minibatch");
        yield return new Figure(what, rounds.Average(round => round.Bytes) / setting.StepsAnUpdate, "bytes/step");
        if (bare is not null)
        {
            yield return Ratio($"{what} ÷ bare update", [.. rounds.Select(round => round.Update / round.Bare)]);
        }

        if (byHand is not null)
        {
            yield return Ratio($"{what} ÷ update of the network by hand", [.. rounds.Select(round => round.Update / round.ByHand)]);
        }
    }

    private static Figure Ratio(string what, double[] ratios) =>
        new(what, new Rounds(ratios).Median, "times") { Interval = new Rounds(ratios).Interval };

    private static List<(double Update, double Bytes, double Bare, double ByHand)> Rounds(
        BenchSettings settings, TrainingSetting setting, Learner learner, BareModel? bare, BareModel? byHand, double least)
    {
        var rounds = new List<(double, double, double, double)>();
        for (var start = settings.Clock.GetTimestamp();
            rounds.Count < LeastRounds || settings.Clock.GetElapsedTime(start).TotalSeconds < least;)
        {
            settings.Cancellation.ThrowIfCancellationRequested();
            var (seconds, bytes) = learner.Learn(settings.Spent);
            rounds.Add((seconds, bytes, Bare(bare), Bare(byHand)));
        }

        return rounds;

        double Bare(BareModel? model) => model is null ? 0 : setting.MinibatchesAnUpdate * Once(model, settings.Spent);
    }

    // Short updates are repeated: one call is too short to be measured.
    private static double Once(BareModel model, Func<double> effort)
    {
        var start = effort();
        var calls = 0;
        do
        {
            _ = model.Update();
            model.Wait();
            calls++;
        }
        while (effort() - start < LeastSeconds);

        return (effort() - start) / calls;
    }
}
