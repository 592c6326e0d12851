using System.Collections.Immutable;

namespace MultiModalRL.Evaluation;

/// <summary>One metric of one run over its steps.</summary>
/// <param name="Run">The run's name.</param>
/// <param name="Tag">The metric's tag, such as <c>losses/policy_loss</c>.</param>
/// <param name="Points">The values by rising step.</param>
public sealed record LearningCurve(string Run, string Tag, ImmutableArray<CurvePoint> Points)
{
    /// <summary>The part of the tag before the last slash; empty where there is none.</summary>
    public string Group => Tag.LastIndexOf('/') is var slash and > 0 ? Tag[..slash] : "";

    /// <summary>The part of the tag after the last slash.</summary>
    public string Name => Tag[(Tag.LastIndexOf('/') + 1)..];
}
