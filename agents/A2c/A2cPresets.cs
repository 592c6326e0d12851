using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>Settings of others.</summary>
internal static class A2cPresets
{
    // A2C of Stable-Baselines3 (Raffin et al., JMLR 2021) and its zoo's 8 rows; the optimizer is Adam instead of RMSProp.
    // Its value loss, 0.5 · (V − R)², is 1 · ½(V − R)² here.
    private static readonly A2cOptions Classic = new()
    {
        LearningRate = 7e-4,
        FinalLearningRate = 1,
        Discount = 0.99,
        EntropyCoefficient = 0,
        ValueCoefficient = 1,
        NormalizeRewards = false,
        NormalizeObservations = false,
    };

    public static AgentPreset[] All =>
    [
        new("sb3-classic", "classic control: the hyper-parameters of Stable-Baselines3 (with Adam), 8 rows", Classic, Rows: 8),
    ];
}
