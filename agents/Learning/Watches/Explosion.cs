using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>Tells where what is learned from rewards is many times what these can add up to.</summary>
/// <param name="name">Its tag under <c>warnings/</c>.</param>
/// <param name="what">What it is the mean of.</param>
internal sealed class Explosion(string name, string what)
{
    // Bootstrapping overestimates by a part of what there is to be earned, not by many times that (van Hasselt et al. 2016).
    private const double Times = 10;

    // Below half of what is told of it is over.
    private const double GoneShare = 0.5;

    private readonly Alarm alarm = new(name);
    private double first = double.NaN;

    /// <summary>Looks at a mean.</summary>
    /// <param name="value">The mean.</param>
    /// <param name="largestReward">The largest |reward| so far.</param>
    /// <param name="horizon">What |rewards| of 1 may add up to; NaN where that has no limit, and nothing is told.</param>
    /// <param name="step">When.</param>
    /// <param name="metrics">Where to tell.</param>
    public void Look(double value, double largestReward, double horizon, long step, IMetricSink metrics)
    {
        // Before anything is learned values are what the initial weights make them, which may be more than rewards are.
        first = double.IsNaN(first) ? Math.Abs(value) : first;
        var bound = largestReward * horizon;
        var most = Times * Math.Max(bound, first);
        alarm.Tell(
            Math.Abs(value) > most, Math.Abs(value) < GoneShare * most, step, metrics,
            $"the mean {what} is {value:0.###}, where rewards of {largestReward:0.###} add up to {bound:0.###} at most: the step size is too large, or the target follows too fast");
    }

    /// <summary>Writes the first value and whether it is told.</summary>
    public void Save(BinaryWriter writer)
    {
        alarm.Save(writer);
        writer.Write(first);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Load(BinaryReader reader)
    {
        alarm.Load(reader);
        first = reader.ReadDouble();
    }
}
