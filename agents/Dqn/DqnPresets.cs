using MultiModalRL.Core;
using MultiModalRL.Torch;

namespace MultiModalRL.Agents;

/// <summary>Settings of deep Q-learning that others are known by.</summary>
internal static class DqnPresets
{
    // The script dqn.py of CleanRL (Huang et al., JMLR 2022). Its network has 120 and 84 units, and it learns after every
    // tenth step; here ten minibatches follow a hundred. Its squared error has twice the gradient, which Adam undoes.
    private static readonly DqnOptions Classic = new()
    {
        Vector = new() { Width = 120, Layers = 2, Activation = ActivationKind.Relu },
        NormalizeObservations = false,
        DoubleLearning = false,
        Dueling = false,
        NStep = 1,
        Prioritized = false,
        Discount = 0.99,
        ReplayCapacity = 10_000,
        LearningStarts = 10_000,
        UpdateEvery = 100,
        StepsPerMinibatch = 10,
        MinibatchSize = 128,
        TargetEvery = 50,
        HuberThreshold = 1e6,
        LearningRate = 2.5e-4,
        FinalLearningRate = 1,
        AdamEpsilon = 1e-8,
        MaxGradientNorm = 0,
    };

    public static AgentPreset[] All =>
    [
        new("cleanrl-classic", "classic control: plain deep Q-learning with the hyper-parameters of CleanRL's dqn.py, 1 row", Classic, Rows: 1),
    ];
}
