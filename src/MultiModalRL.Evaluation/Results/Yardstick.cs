namespace MultiModalRL.Evaluation;

/// <summary>How much of what can be gained by looking well an agent gains, where the optimum is known exactly.</summary>
/// <param name="BayesOptimalReturn">V*, the expected return of the best policy there is.</param>
/// <param name="BestFixedReturn">The expected return of the best policy that decides beforehand how often to look.</param>
/// <param name="PpoReturn">The agent's mean return.</param>
/// <param name="GapCaptured">g = (R − R_best-fixed)/(V* − R_best-fixed): 0 as good as fixed, 1 optimal.</param>
public sealed record Yardstick(double BayesOptimalReturn, double BestFixedReturn, double PpoReturn, double GapCaptured)
{
    /// <summary>The yardstick of a return.</summary>
    /// <param name="bayesOptimal">V*; above <paramref name="bestFixed"/>.</param>
    /// <param name="bestFixed">The return of the best fixed policy.</param>
    /// <param name="agent">The agent's mean return.</param>
    public static Yardstick Of(double bayesOptimal, double bestFixed, double agent)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(bayesOptimal, bestFixed);
        return new Yardstick(bayesOptimal, bestFixed, agent, (agent - bestFixed) / (bayesOptimal - bestFixed));
    }
}
