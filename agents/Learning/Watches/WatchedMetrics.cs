using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>Passes metrics on, and shows each number to a watch.</summary>
/// <param name="metrics">Where they go.</param>
/// <param name="seen">Is shown tag, value and step, after they were passed on.</param>
internal sealed class WatchedMetrics(IMetricSink metrics, Action<string, double, long> seen) : IMetricSink
{
    public void Scalar(string tag, double value, long step)
    {
        metrics.Scalar(tag, value, step);
        seen(tag, value, step);
    }

    public void Warn(string text, long step) => metrics.Warn(text, step);
}
