using System.ComponentModel.DataAnnotations;

namespace MultiModalRL.Agents;

/// <summary>The options of <c>fixed-look</c>.</summary>
public sealed record FixedLookOptions
{
    /// <summary>k, the cells looked at before answering: 0 … cells of the partition.</summary>
    /// <value>Null (the default) looks at all of them.</value>
    [Range(0, int.MaxValue)]
    public int? Looks { get; init; }

    /// <summary>The order of the cells.</summary>
    /// <value>Raster unless given.</value>
    public LookOrder Order { get; init; } = LookOrder.Raster;
}
