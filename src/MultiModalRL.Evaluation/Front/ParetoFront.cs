using System.Collections.Immutable;

namespace MultiModalRL.Evaluation;

/// <summary>
/// The points no other point beats in cost and accuracy both, by rising cost and strictly rising accuracy. The front is
/// read as a staircase: between two points only the cheaper one can be afforded.
/// </summary>
/// <param name="Points">The points.</param>
public sealed record ParetoFront(ImmutableArray<ParetoPoint> Points)
{
    /// <summary>The front of some points; of points that coincide the first is kept.</summary>
    public static ParetoFront Of(IEnumerable<ParetoPoint> points)
    {
        var front = ImmutableArray.CreateBuilder<ParetoPoint>();
        foreach (var point in points.OrderBy(point => point.Cost).ThenByDescending(point => point.Accuracy))
        {
            if (front.Count == 0 || point.Accuracy > front[^1].Accuracy)
            {
                front.Add(point);
            }
        }

        return new ParetoFront(front.DrainToImmutable());
    }

    /// <summary>
    /// The hyper-volume (Zitzler and Thiele 1999): the area of the plane that some point beats and that itself beats the
    /// reference. 0 where no point is both cheaper and more accurate than the reference.
    /// </summary>
    public double HyperVolume(ParetoPoint reference)
    {
        var area = 0.0;
        for (var i = 0; i < Points.Length; i++)
        {
            var end = Math.Min(i + 1 < Points.Length ? Points[i + 1].Cost : double.PositiveInfinity, reference.Cost);
            area += Math.Max(0, end - Points[i].Cost) * Math.Max(0, Points[i].Accuracy - reference.Accuracy);
        }

        return area;
    }

    /// <summary>
    /// The area under accuracy-at-budget: the integral over budgets b ∈ [0, 1] of the accuracy of the best point whose
    /// mean cost is at most b, or of <paramref name="floor"/> (answering without looking) where that is better. So it is
    /// the floor plus the hyper-volume against (1, floor), on the scale of accuracies.
    /// </summary>
    public double AccuracyAtBudget(double floor) => floor + HyperVolume(new ParetoPoint("", 1, floor));
}
