using MultiModalRL.Core;
using MultiModalRL.Torch;

namespace MultiModalRL.Agents;

/// <summary>Settings of PPO that are known to work.</summary>
internal static class PpoPresets
{
    // The script ppo.py of CleanRL (Huang et al., JMLR 2022), detail by detail.
    private static readonly PpoOptions Classic = new()
    {
        RolloutSteps = 128,
        MinibatchSize = 128,
        Epochs = 4,
        LearningRate = 2.5e-4,
        FinalLearningRate = 0,
        Discount = 0.99,
        ValueClip = 0.2,
        EntropyCoefficient = 0.01,
        EntropySchedule = EntropySchedule.Constant,
        NormalizeRewards = false,
        NormalizeObservations = false,
    };

    // The same script for continuous control, ppo_continuous_action.py: actions are cut to their bounds, not squashed into them.
    private static readonly PpoOptions Continuous = new()
    {
        RolloutSteps = 2048,
        MinibatchSize = 64,
        Epochs = 10,
        LearningRate = 3e-4,
        FinalLearningRate = 0,
        Discount = 0.99,
        ValueClip = 0.2,
        EntropyCoefficient = 0,
        RewardClip = 10,
        Vector = new() { ObservationClip = 10, BoundedActions = BoundedActions.Clip },
    };

    public static AgentPreset[] All =>
    [
        new("cleanrl-classic", "classic control with discrete actions: the hyper-parameters of CleanRL's ppo.py, 4 rows", Classic, Rows: 4),
        new("cleanrl-continuous", "continuous control: the hyper-parameters of CleanRL's ppo_continuous_action.py, 1 row", Continuous, Rows: 1),
    ];
}
