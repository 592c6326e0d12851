using MultiModalRL.Core;

namespace MultiModalRL.Benchmarks;

/// <summary>Takes metrics, and does nothing with them.</summary>
internal sealed class Nowhere : IMetricSink
{
    public void Scalar(string tag, double value, long step) { }
}
