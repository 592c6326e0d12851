namespace MultiModalRL.Cli;

/// <summary>
/// What the tensor work of a training loop costs by itself, measured between its updates so that both meet the same machine.
/// </summary>
internal sealed class BareShare : IDisposable
{
    private readonly TrainingSetting setting;
    private readonly Func<double> effort;
    private readonly BareModel acting;
    private readonly BareModel learning;
    private readonly List<double> spent = [];

    private BareShare(TrainingSetting setting, BareModel acting, BareModel learning, BenchSettings settings)
    {
        (this.setting, this.acting, this.learning) = (setting, acting, learning);
        effort = settings.Spent;
        Sample();
        spent.Clear();
    }

    /// <summary>
    /// Seconds of effort of bare tensor work for an update's worth of acting (the value of the last observation too) and
    /// learning, one number a sample.
    /// </summary>
    public IReadOnlyList<double> SpentAnUpdate => spent;

    /// <summary>That of a training loop in an environment; null where its network is not known.</summary>
    /// <param name="setting">How it is trained.</param>
    /// <param name="settings">What benches are given.</param>
    /// <param name="acting">Its network at the rows that act, or null; owned.</param>
    /// <param name="learning">What it trains of it at the size of a minibatch, or null; owned.</param>
    public static BareShare? Of(TrainingSetting setting, BenchSettings settings, BareModel? acting, BareModel? learning) =>
        acting is not null && learning is not null ? new BareShare(setting, acting, learning, settings) : null;

    /// <summary>Measures both once more.</summary>
    public void Sample()
    {
        var forward = Effort.OfOne(effort, acting.Forward);
        var update = Effort.OfOne(effort, learning.UpdateAndWait);
        spent.Add((setting.Options.RolloutSteps + 1) * forward + setting.MinibatchesAnUpdate * update);
    }

    public void Dispose()
    {
        acting.Dispose();
        learning.Dispose();
    }
}
