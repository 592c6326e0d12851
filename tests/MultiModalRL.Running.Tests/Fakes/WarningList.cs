using MultiModalRL.Core;

namespace MultiModalRL.Running.Tests;

/// <summary>Keeps warnings.</summary>
internal sealed class WarningList : IMetricSink
{
    public List<string> Texts { get; } = [];

    public void Scalar(string tag, double value, long step) { }

    public void Warn(string text, long step) => Texts.Add(text);
}
