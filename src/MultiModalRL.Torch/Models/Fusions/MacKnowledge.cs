using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>What a MAC cell reads at every step, with the maps of it that don't change from step to step.</summary>
/// <param name="Words">The question's items [N, items, width].</param>
/// <param name="Absent">bool, true where an item is not there [N, items].</param>
/// <param name="Cells">The knowledge base K [N, cells, width].</param>
/// <param name="Compared">K as the memory is compared with it.</param>
/// <param name="Kept">K as it enters beside that comparison.</param>
internal readonly record struct MacKnowledge(Tensor Words, Tensor Absent, Tensor Cells, Tensor Compared, Tensor Kept);
