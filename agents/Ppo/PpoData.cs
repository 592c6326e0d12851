using MultiModalRL.Torch;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>A rollout, or a minibatch of it, on the device.</summary>
/// <param name="Input">What was seen; a whole rollout's pixels are gathered a minibatch at a time.</param>
/// <param name="Actions">int64 [N, 1].</param>
/// <param name="LogProbabilities">float [N].</param>
/// <param name="Values">float [N].</param>
/// <param name="Advantages">float [N].</param>
/// <param name="Returns">float [N].</param>
internal readonly record struct PpoData(
    ModelInput Input, Tensor Actions, Tensor LogProbabilities, Tensor Values, Tensor Advantages, Tensor Returns)
{
    /// <summary>The rows of an index (int64), with their pixels.</summary>
    public PpoData Select(Tensor index, Tensor pixels) => new(
        new ModelInput(
            pixels,
            Input.Revealed.index_select(0, index),
            Input.Question.index_select(0, index),
            Input.Thumbnail?.index_select(0, index),
            Input.Deadline.index_select(0, index)),
        Actions.index_select(0, index),
        LogProbabilities.index_select(0, index),
        Values.index_select(0, index),
        Advantages.index_select(0, index),
        Returns.index_select(0, index));
}
