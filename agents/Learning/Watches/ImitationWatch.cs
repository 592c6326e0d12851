using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>
/// Tells when imitation learns nothing of what is seen: past half of the budget the cross-entropy is no less than the
/// entropy of the oracle's actions, whatever is seen. By Gibbs' inequality no policy that does not look at the observation
/// (one that always does the same, say) has a smaller one.
/// </summary>
/// <param name="spec">The environment's spec: its actions are discrete, or several discrete ones.</param>
/// <param name="totalSteps">The budget.</param>
internal sealed class ImitationWatch(EnvironmentSpec spec, long totalSteps)
{
    // Masks make some of the blind policy's difference, and minibatches are a sample.
    private const double StuckShare = 0.98;
    private const double GoneShare = 0.9;

    // Where the oracle all but always does the same there is nothing to be seen.
    private const double LeastEntropy = 0.05;

    private readonly Alarm stuck = new("imitation_stuck");
    private readonly Field<int> action = spec.Action.Field<int>(EnvironmentSpec.ActionField);

    /// <summary>Passes metrics on, and looks at the one that tells.</summary>
    /// <param name="metrics">Where they go.</param>
    /// <param name="dataset">What is imitated.</param>
    public IMetricSink Over(IMetricSink metrics, Demonstrations dataset) =>
        new WatchedMetrics(metrics, (tag, value, step) => Seen(tag, value, dataset, step, metrics));

    /// <summary>The entropy of the oracle's actions in nats, added up over the actions taken at once.</summary>
    public double Entropy(Demonstrations dataset)
    {
        var actions = dataset.Actions.All(action)[..(dataset.Count * action.Width)];
        var sum = 0.0;
        var counts = new Dictionary<int, int>();
        for (var part = 0; part < action.Width; part++)
        {
            counts.Clear();
            for (var place = part; place < actions.Length; place += action.Width)
            {
                counts[actions[place]] = counts.GetValueOrDefault(actions[place]) + 1;
            }

            foreach (var count in counts.Values)
            {
                var share = (double)count / dataset.Count;
                sum -= share * Math.Log(share);
            }
        }

        return sum;
    }

    /// <summary>Writes what holds already.</summary>
    public void Save(BinaryWriter writer) => stuck.Save(writer);

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Load(BinaryReader reader) => stuck.Load(reader);

    private void Seen(string tag, double value, Demonstrations dataset, long step, IMetricSink metrics)
    {
        if (tag != DaggerUpdate.LossTag || 2 * step < totalSteps)
        {
            return;
        }

        var entropy = Entropy(dataset);
        stuck.Tell(
            entropy > LeastEntropy && value >= StuckShare * entropy, value < GoneShare * entropy, step, metrics,
            $"the cross-entropy with the oracle is {value:0.###} nats, and its actions have an entropy of {entropy:0.###} whatever is seen: the observations have taught nothing");
    }
}
