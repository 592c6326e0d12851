using MultiModalRL.Core;
using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// A transformer block with the normalization before each part (Xiong et al. 2020): attention to a context, where there
/// is one; attention among the items; two dense layers with a GELU between. What is added to the residual stream is
/// scaled down by the number of such additions (Radford et al. 2019).
/// </summary>
internal sealed class TransformerBlock : nn.Module
{
    private const int Expansion = 2;

    private readonly NormLayer? contextScale;
    private readonly MultiHeadAttention? contextAttention;
    private readonly NormLayer scale;
    private readonly MultiHeadAttention attention;
    private readonly NormLayer denseScale;
    private readonly DenseLayer expand;
    private readonly DenseLayer contract;

    /// <param name="width">Features; a multiple of the heads.</param>
    /// <param name="heads">Heads.</param>
    /// <param name="blocks">How many such blocks follow each other.</param>
    /// <param name="seeds">The streams of the weights.</param>
    /// <param name="hasContext">Whether there is a context.</param>
    public TransformerBlock(int width, int heads, int blocks, SeedSequence seeds, bool hasContext = false) : base(nameof(TransformerBlock))
    {
        var gain = 1 / Math.Sqrt((hasContext ? 3 : 2) * blocks);
        if (hasContext)
        {
            contextScale = new NormLayer(width);
            contextAttention = new MultiHeadAttention(width, heads, gain, seeds.Child("context"));
        }

        scale = new NormLayer(width);
        attention = new MultiHeadAttention(width, heads, gain, seeds.Child("attention"));
        denseScale = new NormLayer(width);
        expand = Orthogonal.Linear(width, (long)Expansion * width, Orthogonal.Rectifier, seeds.Stream("expand"));
        contract = Orthogonal.Linear((long)Expansion * width, width, gain, seeds.Stream("contract"));
        RegisterComponents();
    }

    /// <summary>Items [N, A, width] to the same.</summary>
    /// <param name="items">The items.</param>
    /// <param name="mask">Added to the logits of items [N, 1, 1, A]; null for nothing.</param>
    /// <param name="context">The context [N, B, width]; null where there is none.</param>
    /// <param name="contextMask">Added to the logits of the context [N, 1, 1, B].</param>
    public Tensor Apply(Tensor items, Tensor? mask, Tensor? context = null, Tensor? contextMask = null)
    {
        if (contextAttention is not null)
        {
            items = Ops.Add(items, contextAttention.Read(contextScale!.forward(items), context!, contextMask));
        }

        var scaled = scale.forward(items);
        items = Ops.Add(items, attention.Read(scaled, scaled, mask));
        return Ops.Add(items, contract.forward(expand.forward(denseScale.forward(items)).gelu()));
    }
}
