namespace MultiModalRL.Running;

/// <summary>What one candidate of a calibrated agent got on validation.</summary>
/// <param name="Value">The candidate.</param>
/// <param name="RewardMean">Mean reward of an episode.</param>
/// <param name="Accuracy">Mean official accuracy; null where the environment has none.</param>
/// <param name="CostMean">Mean normalised cost; null where the environment has none.</param>
public sealed record CandidateResult(double Value, double RewardMean, double? Accuracy, double? CostMean);
