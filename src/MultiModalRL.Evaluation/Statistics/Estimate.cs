namespace MultiModalRL.Evaluation;

/// <summary>A number estimated from outcomes, and how sure we are of it.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="StandardError">Its standard error; infinite where the data say nothing about it.</param>
/// <param name="Ci95">The 95 % confidence interval.</param>
public readonly record struct Estimate(double Value, double StandardError, Interval Ci95);
