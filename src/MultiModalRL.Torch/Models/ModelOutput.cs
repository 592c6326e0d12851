using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>What the model says of a batch of N observations.</summary>
/// <param name="Answers">Answer logits [N, answers].</param>
/// <param name="Looks">Look logits [N, cells]; [N, 1] zeros where <see cref="ModelShape.LooksAtCells"/> is off and the heads know it.</param>
/// <param name="Groups">Logits of answering and of looking [N, 2].</param>
/// <param name="Values">Expected return [N].</param>
public readonly record struct ModelOutput(Tensor Answers, Tensor Looks, Tensor Groups, Tensor Values);
