using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>Which of N observations look at the same image through the same mask, so that it is encoded once.</summary>
/// <param name="First">int64 [M]: of each of the M images, the first observation that looks at it.</param>
/// <param name="Of">int64 [N]: which of the M images each observation looks at.</param>
public readonly record struct SharedImages(Tensor First, Tensor Of);
