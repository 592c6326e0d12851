using MultiModalRL.Core;

namespace MultiModalRL.Cli;

/// <summary>
/// What work costs, in seconds: the processor time of this process, which other load on the machine does not change; on
/// a GPU, where that would leave out most of the work, the time that passes.
/// </summary>
internal static class Effort
{
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
