using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>What a fusion makes of N images and questions.</summary>
/// <param name="Cells">One vector a cell, which looks are scored by: [N, cells, <see cref="ModelOptions.CellWidth"/>].</param>
/// <param name="Fused">One vector for all, which answers are scored by: [N, <see cref="ModelOptions.FusedWidth"/>].</param>
public readonly record struct FusedState(Tensor Cells, Tensor Fused);
