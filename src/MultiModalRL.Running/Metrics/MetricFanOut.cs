using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Running;

/// <summary>Hands every number to several sinks, and keeps the last value of each tag for progress displays.</summary>
internal sealed class MetricFanOut(ImmutableArray<IMetricSink> sinks) : IMetricSink
{
    private readonly SortedDictionary<string, double> latest = new(StringComparer.Ordinal);

    /// <summary>The last value of each tag.</summary>
    public IReadOnlyDictionary<string, double> Latest => latest;

    public void Scalar(string tag, double value, long step)
    {
        latest[tag] = value;
        foreach (var sink in sinks)
        {
            sink.Scalar(tag, value, step);
        }
    }

    public void Warn(string text, long step)
    {
        foreach (var sink in sinks)
        {
            sink.Warn(text, step);
        }
    }
}
