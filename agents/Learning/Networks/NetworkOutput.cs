using MultiModalRL.Torch;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>What a network says of N observations.</summary>
/// <param name="Outputs">One number an action before normalization (an answer, where looks have their own), or the means of real actions [N, outputs].</param>
/// <param name="Described">What describes the action's distribution [N, width].</param>
/// <param name="Values">Expected return [N].</param>
/// <param name="Memory">What is remembered after these observations [N, memory]; null where nothing is.</param>
/// <param name="Stages">The stages of a choice in two stages, or null.</param>
/// <param name="Looks">One number a look before normalization [N, looks]; null where there are none.</param>
internal readonly record struct NetworkOutput(
    Tensor Outputs, Tensor Described, Tensor Values, Tensor? Memory = null, ActionLogits? Stages = null, Tensor? Looks = null);
