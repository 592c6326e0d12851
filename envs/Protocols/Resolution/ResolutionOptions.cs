using System.ComponentModel.DataAnnotations;

namespace MultiModalRL.Environments;

/// <summary>Options of the resolution protocol.</summary>
public sealed record ResolutionOptions
{
    /// <summary>
    /// Cells along each side that image features are laid out in; null, the default, is the benchmark's own. It changes what
    /// models see, not what is revealed: all cells are, or none.
    /// </summary>
    [Range(1, 64)]
    public int? Side { get; init; }

    /// <summary>
    /// Pixels of the image that one pixel of the first observation stands for, along each side: 4 is a quarter of the
    /// resolution, at a sixteenth of the cost. A divisor of the image's height and width, such that the reduced image and
    /// the cells divide each other. Null, the default, is the one nearest to 4.
    /// </summary>
    [Range(2, 64)]
    public int? Reduction { get; init; }
}
