namespace MultiModalRL.Environments;

/// <summary>One figure of a metric.</summary>
/// <param name="Printed">As the official script prints it.</param>
/// <param name="Unrounded">Before that script's rounding, in the same unit.</param>
public readonly record struct ScoreValue(double Printed, double Unrounded)
{
    /// <summary>A figure that the script prints in full.</summary>
    public static ScoreValue Full(double value) => new(value, value);

    /// <summary>A figure printed to some decimals as Python 3 formats and rounds: ties of the exact binary value go to even.</summary>
    public static ScoreValue HalfToEven(double value, int decimals) => new(ScoreRounding.HalfToEven(value, decimals), value);

    /// <summary>A figure printed to some decimals as Python 2 rounds: ties of the exact binary value go away from zero.</summary>
    public static ScoreValue HalfAwayFromZero(double value, int decimals) => new(ScoreRounding.HalfAwayFromZero(value, decimals), value);
}
