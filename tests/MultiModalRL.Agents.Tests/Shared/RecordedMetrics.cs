using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

internal sealed class RecordedMetrics : IMetricSink
{
    public Dictionary<string, double> Values { get; } = [];

    public List<string> Warnings { get; } = [];

    public void Scalar(string tag, double value, long step) => Values[tag] = value;

    public void Warn(string text, long step) => Warnings.Add(text);
}
