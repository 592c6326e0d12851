using System.ComponentModel.DataAnnotations;

namespace MultiModalRL.Environments;

/// <summary>Options of <c>tiny/Target-v0</c>.</summary>
public sealed record TargetOptions
{
    /// <summary>The greatest return: that of hitting.</summary>
    public const double OptimalReturn = 0;

    /// <summary>The greatest expected return of an action that does not depend on the target: 0 everywhere, less its variance.</summary>
    public const double BlindReturn = -1.0 / 3;

    /// <summary>The expected return of uniform actions: −1/3 − 2²/3.</summary>
    public const double RandomReturn = -5.0 / 3;

    /// <summary>How many numbers the target and the action have.</summary>
    [Range(1, 1000)]
    public int Dimensions { get; init; } = 1;
}
