namespace MultiModalRL.Evaluation;

/// <summary>What the policy gets when it samples its actions instead of taking the best.</summary>
/// <param name="Accuracy">Mean accuracy.</param>
/// <param name="RewardMean">Mean reward of an episode.</param>
/// <param name="CostMean">Mean normalised cost c.</param>
public sealed record StochasticResult(double Accuracy, double RewardMean, double CostMean);
