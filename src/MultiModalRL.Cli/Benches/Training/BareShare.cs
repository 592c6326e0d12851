using MultiModalRL.Core;

namespace MultiModalRL.Cli;

/// <summary>
/// What the tensor work of a training loop costs by itself, timed between its updates so that both meet the same machine.
/// Of the kind of network that the shared model is; not made for other environments.
/// </summary>
internal sealed class BareShare : IDisposable
{
    private readonly TrainingSetting setting;
    private readonly TimeProvider clock;
    private readonly BareModel acting;
    private readonly BareModel learning;
    private double forwardSeconds;
    private double updateSeconds;
    private int rounds;

    public BareShare(TrainingSetting setting, EnvironmentSpec spec, BenchSettings settings)
    {
        this.setting = setting;
        clock = settings.Clock;
        acting = new BareModel(spec, setting.Rows, settings.Device);
        learning = new BareModel(spec, Math.Min(setting.Options.MinibatchSize, setting.StepsAnUpdate), settings.Device);
        Sample();
        (forwardSeconds, updateSeconds, rounds) = (0, 0, 0);
    }

    /// <summary>Seconds of bare tensor work an update's worth of acting (the value of the last observation too) and learning.</summary>
    public double SecondsAnUpdate =>
        ((setting.Options.RolloutSteps + 1) * forwardSeconds + setting.MinibatchesAnUpdate * updateSeconds) / rounds;

    /// <summary>Times both once.</summary>
    public void Sample()
    {
        var start = clock.GetTimestamp();
        _ = acting.Forward();
        var between = clock.GetTimestamp();
        _ = learning.Update();
        learning.Wait();
        forwardSeconds += clock.GetElapsedTime(start, between).TotalSeconds;
        updateSeconds += clock.GetElapsedTime(between).TotalSeconds;
        rounds++;
    }

    public void Dispose()
    {
        acting.Dispose();
        learning.Dispose();
    }
}
