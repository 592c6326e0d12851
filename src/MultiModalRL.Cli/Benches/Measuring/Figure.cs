using System.Globalization;
using System.Text.Json.Nodes;

namespace MultiModalRL.Cli;

/// <summary>One measured number.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Value">The number.</param>
/// <param name="Unit">Its unit.</param>
internal sealed record Figure(string What, double Value, string Unit)
{
    /// <summary>The value ÷ that of the work it was measured in turns with, for equal effort; null where there was none.</summary>
    public double? Ratio { get; init; }

    /// <summary>Between which numbers the value lies, 19 times in 20; null where that is not known.</summary>
    public (double Low, double High)? Interval { get; init; }

    /// <summary>What the ratio is to; empty where there is none.</summary>
    public string RatioTo { get; init; } = "";

    /// <summary>A published or earlier figure of the same work; null where there is none.</summary>
    public PeerFigure? Peer { get; init; }

    /// <summary>The value ÷ the peer's.</summary>
    public double? PeerRatio => Value / Peer?.Value;

    /// <summary>The same, each first divided by the calibrating work on its own machine; null where one was not calibrated.</summary>
    public double? CalibratedPeerRatio => Ratio / (Peer?.Value / Peer?.Calibration);

    public string[] Cells(string bench) =>
    [
        bench, What, Interval is { } range ? $"{Number(Value)} ({Number(range.Low)} to {Number(range.High)})" : Number(Value), Unit, Ratio is { } ratio ? $"{Number(ratio)} × {RatioTo}" : "",
        Peer is { } peer ? $"{peer.Name}: {Number(peer.Value)}" : "", PeerRatio is { } raw ? Number(raw) : "",
        CalibratedPeerRatio is { } calibrated ? Number(calibrated) : "",
    ];

    public JsonObject Json(string bench) => new()
    {
        ["bench"] = bench,
        ["what"] = What,
        ["value"] = Value,
        ["low"] = Interval?.Low,
        ["high"] = Interval?.High,
        ["unit"] = Unit,
        ["ratio"] = Ratio,
        ["ratio_to"] = Ratio is null ? null : RatioTo,
        ["peer"] = Peer?.Name,
        ["peer_value"] = Peer?.Value,
        ["peer_ratio"] = PeerRatio,
        ["calibrated_peer_ratio"] = CalibratedPeerRatio,
    };

    private static string Number(double value) => Math.Abs(value) switch
    {
        >= 1000 => value.ToString("N0", CultureInfo.InvariantCulture),
        >= 100 => value.ToString("F0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("F1", CultureInfo.InvariantCulture),
        >= 1 => value.ToString("F2", CultureInfo.InvariantCulture),
        _ => value.ToString("0.####", CultureInfo.InvariantCulture),
    };
}
