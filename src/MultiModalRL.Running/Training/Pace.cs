using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Running;

/// <summary>How fast training goes: the only part of it that looks at the clock for its figures.</summary>
internal sealed class Pace(TimeProvider clock, long firstStep, long total)
{
    private static readonly TimeSpan BetweenReports = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan BetweenLogs = TimeSpan.FromSeconds(1);

    private readonly long started = clock.GetTimestamp();
    private long? logged;
    private long? reported;

    /// <summary>Logs steps per second, once a second at most.</summary>
    public void Log(IMetricSink metrics, long step)
    {
        if (IsDue(ref logged, BetweenLogs) && Rate(step) is > 0 and var rate)
        {
            metrics.Scalar(MetricTags.StepsPerSecond, rate, step);
        }
    }

    /// <summary>Reports progress, a few times a second at most.</summary>
    public void Report(Action<TrainingProgress>? progress, IReadOnlyDictionary<string, double> figures, long step)
    {
        if (progress is null || !(step >= total || IsDue(ref reported, BetweenReports)))
        {
            return;
        }

        var rate = Rate(step);
        TimeSpan? eta = rate > 0 ? TimeSpan.FromSeconds(Math.Max(0, total - step) / rate) : null;
        progress(new TrainingProgress(step, total, rate, eta, figures.ToImmutableSortedDictionary(StringComparer.Ordinal)));
    }

    private double Rate(long step)
    {
        var seconds = clock.GetElapsedTime(started).TotalSeconds;
        return seconds > 0 ? (step - firstStep) / seconds : 0;
    }

    private bool IsDue(ref long? last, TimeSpan between)
    {
        if (last is { } at && clock.GetElapsedTime(at) < between)
        {
            return false;
        }

        last = clock.GetTimestamp();
        return true;
    }
}
