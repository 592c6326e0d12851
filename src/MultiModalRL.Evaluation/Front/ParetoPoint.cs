namespace MultiModalRL.Evaluation;

/// <summary>A policy as a point in the plane of cost and accuracy.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Cost">Its mean normalised cost c.</param>
/// <param name="Accuracy">Its mean accuracy.</param>
public readonly record struct ParetoPoint(string Label, double Cost, double Accuracy);
