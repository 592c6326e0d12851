using MultiModalRL.Agents;
using MultiModalRL.Core;
using MultiModalRL.Evaluation;

namespace MultiModalRL.Cli;

/// <summary>How long one decision takes at batch 1, beside the bare forward; the two take turns call by call.</summary>
internal sealed class ResponseBench : IBench
{
    private const int WarmUpCalls = 100;

    public string Name => "response";

    public string Summary => "milliseconds a decision at batch 1, beside the bare forward of the same network";

    public IEnumerable<Figure> Measure(BenchSettings settings) => settings.Environments.SelectMany(environment => Of(settings, environment));

    private static IEnumerable<Figure> Of(BenchSettings settings, EnvironmentRegistration environment)
    {
        var row = settings.Create(environment, rows: 1);
        if (BareModel.Of(row.Spec, 1, settings) is not { } bare || settings.TryCreate(PpoAgent.Name, row) is not { } agent)
        {
            row.Dispose();
            yield break;
        }

        using var actor = new Actor(row, agent.EvaluationPolicy);
        using (agent)
        using (bare)
        {
            var (acting, forward) = Alternate(settings, actor.Act, bare.Forward);
            yield return Time(environment, "policy, median", acting, forward, 50);
            yield return Time(environment, "policy, 99th percentile", acting, forward, 99);
            yield return new Figure($"{environment.Id}, bare forward, median", Percentiles.Of(forward, 50)[0], "ms");
        }
    }

    private static Figure Time(EnvironmentRegistration environment, string what, double[] acting, double[] forward, double percent) =>
        new($"{environment.Id}, {what}", Percentiles.Of(acting, percent)[0], "ms")
        {
            Ratio = Percentiles.Of(acting, percent)[0] / Percentiles.Of(forward, percent)[0],
            RatioTo = "bare forward's",
        };

    private static (double[] First, double[] Second) Alternate(BenchSettings settings, Func<long> first, Func<long> second)
    {
        for (var call = 0; call < WarmUpCalls; call++)
        {
            _ = first();
            _ = second();
        }

        var (firsts, seconds) = (new List<double>(), new List<double>());
        for (var start = settings.Clock.GetTimestamp(); settings.Clock.GetElapsedTime(start).TotalSeconds < 2 * settings.Seconds;)
        {
            settings.Cancellation.ThrowIfCancellationRequested();
            firsts.Add(Milliseconds(settings.Clock, first));
            seconds.Add(Milliseconds(settings.Clock, second));
        }

        return ([.. firsts], [.. seconds]);
    }

    private static double Milliseconds(TimeProvider clock, Func<long> work)
    {
        var start = clock.GetTimestamp();
        _ = work();
        return clock.GetElapsedTime(start).TotalMilliseconds;
    }
}
