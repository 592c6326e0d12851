namespace MultiModalRL.Cli;

/// <summary>A figure of the same work by others, or by hand, on another machine.</summary>
/// <param name="Name">Whose.</param>
/// <param name="Value">In the unit of the figure it stands beside.</param>
internal sealed record PeerFigure(string Name, double Value)
{
    /// <summary>What the calibrating work gave on the peer's machine; null where it was not measured there.</summary>
    public double? Calibration { get; init; }
}
