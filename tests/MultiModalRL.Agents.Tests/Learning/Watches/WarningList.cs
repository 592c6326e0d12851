using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

/// <summary>The warnings that were told, as step and tag.</summary>
internal sealed class WarningList : IMetricSink
{
    public List<string> Told { get; } = [];

    /// <summary>The latest one's text.</summary>
    public string Text { get; private set; } = "";

    public void Scalar(string tag, double value, long step)
    {
        if (tag.StartsWith("warnings/", StringComparison.Ordinal))
        {
            Told.Add($"{step} {tag}");
        }
    }

    public void Warn(string text, long step) => Text = text;
}
