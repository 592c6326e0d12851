using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>What the encoders and the fusion make of N observations: all that <see cref="Heads"/> go by but the price.</summary>
/// <param name="Cells">One vector a cell, which looks are scored by: [N, cells, <see cref="ModelOptions.CellWidth"/>].</param>
/// <param name="Fused">One vector for all, which answers are scored by: float [N, <see cref="ModelOptions.FusedWidth"/>].</param>
/// <param name="Question">The question as one vector: float [N, <see cref="ModelOptions.FusedWidth"/>].</param>
public readonly record struct Understanding(Tensor Cells, Tensor Fused, Tensor Question);
