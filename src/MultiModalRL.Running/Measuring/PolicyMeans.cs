using MultiModalRL.Core;

namespace MultiModalRL.Running;

/// <summary>What a policy came to over some episodes.</summary>
/// <param name="Return">The mean return: where questions are answered the mean reward, the price of what was spent taken off.</param>
/// <param name="Accuracy">The mean official accuracy; null where no questions are answered.</param>
/// <param name="Cost">The mean normalised cost c; null where no questions are answered.</param>
internal sealed record PolicyMeans(double Return, double? Accuracy, double? Cost)
{
    /// <summary>Measures a policy.</summary>
    /// <param name="environment">Where.</param>
    /// <param name="seed">The seed of the episodes.</param>
    /// <param name="policy">What is measured.</param>
    /// <param name="episodes">How many; where questions are answered every example once at most.</param>
    /// <param name="cancellation">Ends it early with <see cref="OperationCanceledException"/>.</param>
    public static PolicyMeans Of(IVectorEnvironment environment, ulong seed, IPolicy policy, int episodes, CancellationToken cancellation)
    {
        var evaluator = new Evaluator(environment, seed);
        if (environment.Spec.QuestionAnswering is null)
        {
            return new PolicyMeans(evaluator.Episodes(policy, episodes, cancellation).Average(episode => episode.Return), Accuracy: null, Cost: null);
        }

        var outcomes = evaluator.Outcomes(policy, "", Split.Validation, episodes, cancellation).Outcomes;
        return new PolicyMeans(
            outcomes.Average(outcome => outcome.Reward), outcomes.Average(outcome => outcome.Accuracy), outcomes.Average(outcome => outcome.Cost));
    }
}
