using System.ComponentModel.DataAnnotations;
using RangeAttribute = System.ComponentModel.DataAnnotations.RangeAttribute;

namespace MultiModalRL.Core.Tests;

internal sealed record NestedOptions
{
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Beta { get; init; } = 0.9;

    [Required]
    public string Name { get; init; } = "adam";
}
