using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>
/// Returns as they came, G_t = Σ γ^k r_{t+k} to the end of the episode (Williams 1992; Sutton and Barto 2018, section
/// 13.3). Nothing is bootstrapped: a truncation ends the sum as a termination does, so that what is learned is the
/// return within the time limit, which is also what is measured. Steps of an episode that has not ended have none.
/// </summary>
/// <param name="discount">γ ∈ [0, 1].</param>
public sealed class MonteCarloReturn(double discount)
{
    /// <summary>Fills the returns; all spans are steps × rows, step after step.</summary>
    /// <param name="rewards">r of each step.</param>
    /// <param name="status">How the episode stood after each step.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="returns">Receives G; 0 where it is not known.</param>
    /// <param name="known">Receives whether the step's episode ended.</param>
    public void Fill(
        ReadOnlySpan<float> rewards, ReadOnlySpan<StepStatus> status, int rows, Span<float> returns, Span<bool> known)
    {
        for (var row = 0; row < rows; row++)
        {
            double carried = 0;
            var ended = false;
            for (var i = rewards.Length - rows + row; i >= 0; i -= rows)
            {
                (carried, ended) = status[i] switch
                {
                    StepStatus.Continues => (rewards[i] + discount * carried, ended),
                    StepStatus.Idle => (0, false),
                    _ => (rewards[i], true),
                };
                known[i] = ended;
                returns[i] = ended ? (float)carried : 0;
            }
        }
    }
}
