using System.ComponentModel.DataAnnotations;

namespace MultiModalRL.Environments;

/// <summary>Options of the text protocol.</summary>
public sealed record TextOptions
{
    /// <summary>Longest answer, in UTF-16 code units; a longer one is refused. Default 2,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxLength { get; init; } = 2_000;
}
