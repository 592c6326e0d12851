using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>A minibatch of N steps: what the network says of them now, and what was said and came of them then.</summary>
/// <param name="Output">What the network says now.</param>
/// <param name="LogProbabilities">log p of the actions taken, now [N].</param>
/// <param name="Entropies">Entropy in nats, now [N].</param>
/// <param name="OldLogProbabilities">log p of the actions when they were taken [N].</param>
/// <param name="OldValues">V when acting [N].</param>
/// <param name="Advantages">Â [N].</param>
/// <param name="Returns">What the value should be [N].</param>
/// <param name="Weights">How much each step counts [N].</param>
/// <param name="Index">The places of the steps in the rollout, int64 [N].</param>
internal readonly record struct RolloutBatch(
    NetworkOutput Output, Tensor LogProbabilities, Tensor Entropies, Tensor OldLogProbabilities, Tensor OldValues, Tensor Advantages, Tensor Returns,
    Tensor Weights, Tensor Index);
