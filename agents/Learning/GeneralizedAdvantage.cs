using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>
/// Generalized advantage estimation (Schulman et al., ICLR 2016, eq. 16): Â_t = Σ (γλ)^l δ_{t+l}, with
/// δ_t = r_t + γ·V(s_{t+1}) − V(s_t). Nothing is bootstrapped past a termination; past a truncation the value of the
/// delivered final observation is, and the sum ends.
/// </summary>
/// <param name="discount">γ ∈ [0, 1].</param>
/// <param name="lambda">λ ∈ [0, 1].</param>
public sealed class GeneralizedAdvantage(double discount, double lambda)
{
    /// <summary>Fills the advantages; all spans but the last two are steps × rows, step after step.</summary>
    /// <param name="rewards">r of each step.</param>
    /// <param name="values">V of the observation each action was taken on.</param>
    /// <param name="status">How the episode stood after each step.</param>
    /// <param name="finalValues">V of the final observation of each truncated step; unread elsewhere.</param>
    /// <param name="lastValues">V of the observation after the last step, one a row.</param>
    /// <param name="advantages">Receives Â.</param>
    public void Fill(
        ReadOnlySpan<float> rewards, ReadOnlySpan<float> values, ReadOnlySpan<StepStatus> status,
        ReadOnlySpan<float> finalValues, ReadOnlySpan<float> lastValues, Span<float> advantages)
    {
        var rows = lastValues.Length;
        for (var row = 0; row < rows; row++)
        {
            double carried = 0;
            double next = lastValues[row];
            for (var i = rewards.Length - rows + row; i >= 0; i -= rows)
            {
                var (bootstrap, keep) = status[i] switch
                {
                    StepStatus.Continues => (next, 1.0),
                    StepStatus.Truncated => (finalValues[i], 0.0),
                    _ => (0.0, 0.0),
                };
                carried = rewards[i] + discount * bootstrap - values[i] + discount * lambda * keep * carried;
                advantages[i] = (float)carried;
                next = values[i];
            }
        }
    }
}
