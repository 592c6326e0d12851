using System.ComponentModel.DataAnnotations;

namespace MultiModalRL.SamplePlugin;

/// <summary>Options of the agent <c>q-learning</c>.</summary>
public sealed record QLearningOptions
{
    /// <summary>α: how far a value moves towards its target.</summary>
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    public double LearningRate { get; init; } = 0.5;

    /// <summary>γ, the discount.</summary>
    [Range(0.0, 1.0)]
    public double Discount { get; init; } = 1;

    /// <summary>ε: how often the behaviour policy acts at random.</summary>
    [Range(0.0, 1.0)]
    public double Exploration { get; init; } = 0.1;
}
