namespace MultiModalRL.Evaluation;

/// <summary>What the policy gets in an environment without questions when it samples its actions.</summary>
/// <param name="RewardMean">Mean return of an episode.</param>
public sealed record StochasticReturn(double RewardMean);
