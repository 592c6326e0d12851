using System.ComponentModel.DataAnnotations;

namespace MultiModalRL.SamplePlugin;

/// <summary>Options of <c>sample/Corridor-v0</c>.</summary>
public sealed record CorridorOptions
{
    /// <summary>Cells, the goal's included.</summary>
    [Range(2, 1000)]
    public int Length { get; init; } = 8;

    /// <summary>What each step costs; reaching the goal is worth 1.</summary>
    [Range(0.0, 1.0)]
    public double StepCost { get; init; } = 0.05;
}
