using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>
/// The reward as a pure function of accuracy and normalised cost. Summed over an episode, its parts are
/// a − λ·min(c, 1) (linear) or a·(1 − λ·min(c, 1)) (gated).
/// </summary>
/// <param name="Price">λ ∈ [0, 1).</param>
/// <param name="Form">The form.</param>
public readonly record struct RewardRule(double Price, RewardForm Form)
{
    /// <summary>What an action costs that moved the normalised cost: 0 in the gated form, which pays at the answer.</summary>
    /// <param name="before">c before the action; 0 at the first action, which also pays for the first observation.</param>
    /// <param name="after">c after it.</param>
    public double Spending(double before, double after) =>
        Form == RewardForm.Linear ? -Price * (Math.Min(after, 1) - Math.Min(before, 1)) : 0;

    /// <summary>The part of the answer's reward that is cost: 0 in the linear form, which has paid already.</summary>
    /// <param name="accuracy">a ∈ [0, 1].</param>
    /// <param name="cost">c at the answer.</param>
    public double AtAnswer(double accuracy, double cost) =>
        Form == RewardForm.Gated ? -accuracy * Price * Math.Min(cost, 1) : 0;
}
