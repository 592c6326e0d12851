using System.ComponentModel.DataAnnotations;

namespace MultiModalRL.Agents;

/// <summary>The options of <c>threshold</c>.</summary>
public sealed record ThresholdOptions
{
    /// <summary>τ, the probability of the most probable answer from which on it is given: 0 … 1.</summary>
    /// <value>Null (the default) leaves it to be calibrated on the validation split.</value>
    [Range(0.0, 1.0)]
    public double? Threshold { get; init; }

    /// <summary>The order of the cells.</summary>
    /// <value>Raster unless given.</value>
    public LookOrder Order { get; init; } = LookOrder.Raster;
}
