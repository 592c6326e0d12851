using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>What a MAC cell carries from step to step.</summary>
/// <param name="Control">What the step is about [N, width].</param>
/// <param name="Memory">What was found so far [N, width].</param>
/// <param name="Interactions">How each cell met control and memory [N, cells, width].</param>
internal readonly record struct MacState(Tensor Control, Tensor Memory, Tensor Interactions);
