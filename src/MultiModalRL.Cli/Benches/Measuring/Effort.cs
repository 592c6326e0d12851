using MultiModalRL.Core;

namespace MultiModalRL.Cli;

/// <summary>
/// What work costs, in seconds: the processor time of this process, which other load on the machine does not change; on
/// a GPU, where that would leave out most of the work, the time that passes.
/// </summary>
internal static class Effort
{
    private const double LeastSeconds = 0.03;

    /// <summary>
    /// What one call of a work costs. Short ones are repeated: one call is too short to be measured, and code warms up in
    /// the first of them.
    /// </summary>
    /// <param name="effort">Seconds of effort so far.</param>
    /// <param name="work">The work; its result is of no interest.</param>
    public static double OfOne(Func<double> effort, Func<long> work)
    {
        var start = effort();
        var calls = 0;
        do
        {
            _ = work();
            calls++;
        }
        while (effort() - start < LeastSeconds);

        return (effort() - start) / calls;
    }

    /// <summary>Tells the seconds spent since some beginning.</summary>
    public static Func<double> On(Device device, TimeProvider clock)
    {
        if (device.Kind == DeviceKind.Cpu)
        {
            return () => Environment.CpuUsage.TotalTime.TotalSeconds;
        }

        var start = clock.GetTimestamp();
        return () => clock.GetElapsedTime(start).TotalSeconds;
    }
}
