namespace MultiModalRL.Evaluation;

/// <summary>A number over training seeds, where the unit is the seed.</summary>
/// <param name="Mean">The mean over seeds.</param>
/// <param name="Ci95">Its 95 % interval (t with n − 1 degrees of freedom).</param>
/// <param name="Least">The smallest of the seeds.</param>
/// <param name="Greatest">The greatest of the seeds.</param>
public sealed record SeedEstimate(double Mean, Interval Ci95, double Least, double Greatest)
{
    /// <summary>Sums up one number a seed.</summary>
    public static SeedEstimate Of(IEnumerable<double> values)
    {
        double[] all = [.. values];
        var estimate = SeedInterval.Of(all);
        return new SeedEstimate(estimate.Value, estimate.Ci95, all.Min(), all.Max());
    }
}
