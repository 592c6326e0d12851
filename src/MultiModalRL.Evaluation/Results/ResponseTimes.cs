using MultiModalRL.Core;

namespace MultiModalRL.Evaluation;

/// <summary>Percentiles (as <see cref="Percentiles"/> defines them) of batch-1 response times of episodes, in milliseconds.</summary>
/// <param name="P50">The median.</param>
/// <param name="P90">The 90th percentile.</param>
/// <param name="P99">The 99th percentile.</param>
/// <param name="Device">Where they were measured: <c>cpu</c> or <c>cuda:N</c>.</param>
public sealed record ResponseTimes(double P50, double P90, double P99, string Device)
{
    /// <summary>The percentiles of some times, at least one.</summary>
    public static ResponseTimes Of(ReadOnlySpan<double> milliseconds, Device device)
    {
        var values = Percentiles.Of(milliseconds, 50, 90, 99);
        return new ResponseTimes(values[0], values[1], values[2], device.ToString());
    }
}
