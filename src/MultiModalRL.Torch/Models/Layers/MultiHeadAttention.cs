using MultiModalRL.Core;
using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>Multi-head scaled dot-product attention (Vaswani et al. 2017, section 3.2). Keys have no bias: a softmax would not see it.</summary>
internal sealed class MultiHeadAttention : nn.Module
{
    private readonly DenseLayer queries;
    private readonly DenseLayer keys;
    private readonly DenseLayer values;
    private readonly DenseLayer output;
    private readonly int heads;

    /// <param name="width">Features; a multiple of the heads.</param>
    /// <param name="heads">Heads.</param>
    /// <param name="outputGain">Gain of what is added to the residual stream.</param>
    /// <param name="seeds">The streams of the weights.</param>
    public MultiHeadAttention(int width, int heads, double outputGain, SeedSequence seeds) : base(nameof(MultiHeadAttention))
    {
        this.heads = heads;
        queries = Orthogonal.Linear(width, width, 1, seeds.Stream("queries"));
        keys = Orthogonal.Linear(width, width, 1, seeds.Stream("keys"), hasBias: false);
        values = Orthogonal.Linear(width, width, 1, seeds.Stream("values"));
        output = Orthogonal.Linear(width, width, outputGain, seeds.Stream("output"));
        RegisterComponents();
    }

    /// <summary>What each of the asking [N, A, width] reads in the asked [N, B, width].</summary>
    /// <param name="asking">Where queries come from.</param>
    /// <param name="asked">Where keys and values come from.</param>
    /// <param name="mask">Added to the logits [N, 1, 1, B], in the type of the features; null for nothing.</param>
    public Tensor Read(Tensor asking, Tensor asked, Tensor? mask)
    {
        var read = nn.functional.scaled_dot_product_attention(
            Split(queries.forward(asking)), Split(keys.forward(asked)), Split(values.forward(asked)), mask);
        return output.forward(read.transpose(1, 2).flatten(2));
    }

    private Tensor Split(Tensor features) =>
        features.view(features.size(0), features.size(1), heads, -1).transpose(1, 2);
}
