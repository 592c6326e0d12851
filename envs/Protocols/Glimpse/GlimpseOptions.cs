using System.ComponentModel.DataAnnotations;

namespace MultiModalRL.Environments;

/// <summary>Options of the glimpse protocol.</summary>
public sealed record GlimpseOptions
{
    /// <summary>G, cells along each side of the partition; null, the default, is the benchmark's own.</summary>
    [Range(1, 64)]
    public int? Side { get; init; }
}
