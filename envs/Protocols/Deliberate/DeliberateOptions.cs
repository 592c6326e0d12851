using System.ComponentModel.DataAnnotations;

namespace MultiModalRL.Environments;

/// <summary>Options of the deliberate protocol.</summary>
public sealed record DeliberateOptions
{
    /// <summary>Cells along each side that image features are laid out in; null, the default, is the benchmark's own.</summary>
    [Range(1, 64)]
    public int? Side { get; init; }

    /// <summary>S, the steps of reasoning that make the budget; the first is taken before the first action. Default 4.</summary>
    [Range(2, 64)]
    public int Steps { get; init; } = 4;
}
