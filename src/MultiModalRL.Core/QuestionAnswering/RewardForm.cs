namespace MultiModalRL.Core;

/// <summary>How accuracy and cost become a reward; both use the same price λ of the whole budget.</summary>
public enum RewardForm
{
    /// <summary>r = a − λ·min(c, 1): each cost is paid when the action is taken, accuracy at the answer.</summary>
    Linear,

    /// <summary>r = a·(1 − λ·min(c, 1)), paid at the answer: speed is never paid on a wrong answer.</summary>
    Gated,
}
