using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

internal sealed class NoMetrics : IMetricSink
{
    public static NoMetrics Instance { get; } = new();

    public void Scalar(string tag, double value, long step) { }
}
