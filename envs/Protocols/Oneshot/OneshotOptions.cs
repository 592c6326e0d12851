using System.ComponentModel.DataAnnotations;

namespace MultiModalRL.Environments;

/// <summary>Options of the oneshot protocol.</summary>
public sealed record OneshotOptions
{
    /// <summary>
    /// Cells along each side of the (fully revealed) mask, so that a model of the glimpse protocol fits; null, the
    /// default, is the benchmark's own.
    /// </summary>
    [Range(1, 64)]
    public int? Side { get; init; }
}
