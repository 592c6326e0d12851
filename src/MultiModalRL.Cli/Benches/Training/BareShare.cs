using MultiModalRL.Core;

namespace MultiModalRL.Cli;

/// <summary>
/// What the tensor work of a training loop costs by itself, measured between its updates so that both meet the same machine.
/// Of the kind of network that the shared model is; not made for other environments.
/// </summary>
internal sealed class BareShare : IDisposable
{
    private readonly TrainingSetting setting;
    private readonly Func<double> effort;
    private readonly BareModel acting;
    private readonly BareModel learning;
    private double forwardSpent;
    private double updateSpent;
    private int rounds;

    public BareShare(TrainingSetting setting, EnvironmentSpec spec, BenchSettings settings)
    {
        this.setting = setting;
        effort = settings.Spent;
        acting = new BareModel(spec, setting.Rows, settings.Device);
        learning = new BareModel(spec, Math.Min(setting.Options.MinibatchSize, setting.StepsAnUpdate), settings.Device);
        Sample();
        (forwardSpent, updateSpent, rounds) = (0, 0, 0);
    }

    /// <summary>Seconds of effort of bare tensor work for an update's worth of acting (the value of the last observation too) and learning.</summary>
    public double SpentAnUpdate =>
        ((setting.Options.RolloutSteps + 1) * forwardSpent + setting.MinibatchesAnUpdate * updateSpent) / rounds;

    /// <summary>Measures both once more.</summary>
    public void Sample()
    {
        var start = effort();
        _ = acting.Forward();
        var between = effort();
        _ = learning.Update();
        learning.Wait();
        forwardSpent += between - start;
        updateSpent += effort() - between;
        rounds++;
    }

    public void Dispose()
    {
        acting.Dispose();
        learning.Dispose();
    }
}
