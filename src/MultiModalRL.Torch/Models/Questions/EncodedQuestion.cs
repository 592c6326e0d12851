using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>A batch of N questions, encoded.</summary>
/// <param name="Summary">Each as one vector: [N, <see cref="ModelOptions.FusedWidth"/>].</param>
/// <param name="Words">Each as one vector a token: [N, tokens, <see cref="QuestionEncoder.WordWidth"/>]. Those of padding mean nothing.</param>
public readonly record struct EncodedQuestion(Tensor Summary, Tensor Words);
