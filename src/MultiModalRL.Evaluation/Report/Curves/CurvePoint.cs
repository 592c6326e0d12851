namespace MultiModalRL.Evaluation;

/// <summary>A value at a step of a run.</summary>
/// <param name="Step">The step.</param>
/// <param name="Value">The value, finite.</param>
public readonly record struct CurvePoint(long Step, double Value);
