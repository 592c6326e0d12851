using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>The objective as its papers have it.</summary>
internal static class GrpoPresets
{
    // Shao et al. 2024, section 4.2: symmetric clip, the mean over each episode, divergence from the start 0.04, one update a
    // rollout, no entropy bonus.
    private static readonly GrpoOptions Original = new()
    {
        NormalizeByDeviation = true,
        ClipHigh = 0.2,
        AverageOver = GrpoAverage.Episodes,
        KlCoefficient = 0.04,
        Epochs = 1,
        EntropyCoefficient = 0,
    };

    // Liu et al. 2025, section 3.2: neither the length nor the deviation divides. Its sum over steps is divided by a constant, here
    // by the number of a minibatch's steps.
    private static readonly GrpoOptions Unbiased = new() { ClipHigh = 0.2, NormalizeByDeviation = false };

    // Zheng et al. 2025: ratios of episodes. Its clips of 3e-4 and 4e-4 are for texts of thousands of tokens.
    private static readonly GrpoOptions Sequences = new()
    {
        NormalizeByDeviation = true,
        ClipLow = 0.05,
        ClipHigh = 0.07,
        Ratio = GrpoRatio.Episode,
        AverageOver = GrpoAverage.Episodes,
    };

    public static AgentPreset[] All =>
    [
        new("grpo-original", "as published, with the divergence from the start", Original),
        new("dr-grpo", "Dr. GRPO: without the deviation", Unbiased),
        new("gspo", "GSPO: ratios of whole episodes", Sequences),
    ];
}
