using MultiModalRL.Core;

namespace MultiModalRL.Cli;

/// <summary>
/// What the tensor work of a training loop costs by itself, measured between its updates so that both meet the same machine.
/// </summary>
internal sealed class BareShare : IDisposable
{
    private const double LeastSeconds = 0.03;

    private readonly TrainingSetting setting;
    private readonly Func<double> effort;
    private readonly BareModel acting;
    private readonly BareModel learning;
    private double forwardSpent;
    private double updateSpent;
    private int rounds;

    private BareShare(TrainingSetting setting, BareModel acting, BareModel learning, BenchSettings settings)
    {
        (this.setting, this.acting, this.learning) = (setting, acting, learning);
        effort = settings.Spent;
        Sample();
        (forwardSpent, updateSpent, rounds) = (0, 0, 0);
    }

    /// <summary>That of a training loop in an environment; null where its network is not known.</summary>
    public static BareShare? Of(TrainingSetting setting, EnvironmentSpec spec, BenchSettings settings) =>
        BareModel.Of(spec, setting.Rows, settings) is { } acting
        && BareModel.Of(spec, setting.MinibatchSize, settings) is { } learning
            ? new BareShare(setting, acting, learning, settings)
            : null;

    /// <summary>Seconds of effort of bare tensor work for an update's worth of acting (the value of the last observation too) and learning.</summary>
    public double SpentAnUpdate =>
        ((setting.Options.RolloutSteps + 1) * forwardSpent + setting.MinibatchesAnUpdate * updateSpent) / rounds;

    /// <summary>Measures both once more.</summary>
    public void Sample()
    {
        forwardSpent += Once(acting.Forward);
        updateSpent += Once(() =>
        {
            _ = learning.Update();
            learning.Wait();
            return 0;
        });
        rounds++;
    }

    // Small networks are repeated: one call is too short to be measured, and code warms up in the first of them.
    private double Once(Func<long> work)
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

    public void Dispose()
    {
        acting.Dispose();
        learning.Dispose();
    }
}
