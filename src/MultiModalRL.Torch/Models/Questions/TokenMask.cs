using MultiModalRL.Core;
using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>Which tokens of questions are there and not padding.</summary>
internal static class TokenMask
{
    /// <summary>1 where a token is there: [N, tokens] in a type of floating-point numbers.</summary>
    public static Tensor Present(Tensor question, ScalarType type) => Ops.Greater(question, TokenSpace.Padding).to(type);

    /// <summary>What attention adds to its logits so that it leaves out what is not there: [N, 1, 1, items].</summary>
    /// <param name="present">1 where an item is there [N, items].</param>
    public static Tensor ForAttention(Tensor present) =>
        Ops.Scale(Ops.SubtractFrom(1, present), Ops.IllegalLogit).unsqueeze(1).unsqueeze(1);
}
