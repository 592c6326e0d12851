using MultiModalRL.Core;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// Token embeddings plus learned places through transformer blocks (Vaswani et al. 2017); the mean over the tokens that
/// are not padding, through one linear map and a rectifier, is the question.
/// </summary>
internal sealed class TransformerQuestionEncoder : QuestionEncoder
{
    private readonly Embedding tokens;
    private readonly Parameter places;
    private readonly ModuleList<TransformerBlock> blocks;
    private readonly NormLayer scale;
    private readonly DenseLayer joined;
    private readonly ScalarType features;

    /// <exception cref="InputException">The features a token are no multiple of the heads.</exception>
    public TransformerQuestionEncoder(PartContext context) : base(nameof(TransformerQuestionEncoder))
    {
        var (options, seeds) = (context.Options, context.Seeds);
        if (options.TokenWidth % options.AttentionHeads != 0)
        {
            throw new InputException(
                $"question encoder 'transformer': tokenWidth is {options.TokenWidth}: expected a multiple of attentionHeads {options.AttentionHeads}");
        }

        (features, WordWidth) = (context.Features, options.TokenWidth);
        tokens = nn.Embedding(context.Shape.Tokens.Length, WordWidth);
        Orthogonal.Normal(tokens.weight!, 1, seeds.Stream("tokens"));
        places = new Parameter(zeros(context.Shape.QuestionLength, WordWidth));
        Orthogonal.Normal(places, 0.5, seeds.Stream("places"));
        blocks = nn.ModuleList(Enumerable.Range(0, options.QuestionLayers)
            .Select(block => new TransformerBlock(WordWidth, options.AttentionHeads, options.QuestionLayers, seeds.Child($"block{block}"))).ToArray());
        scale = new NormLayer(WordWidth);
        joined = Orthogonal.Linear(WordWidth, options.FusedWidth, Orthogonal.Rectifier, seeds.Stream("joined"));
        RegisterComponents();
    }

    public override int WordWidth { get; }

    public override EncodedQuestion Encode(Tensor question)
    {
        var present = TokenMask.Present(question, features);
        var mask = TokenMask.ForAttention(present);
        var words = Ops.ToType(Ops.Add(tokens.forward(question), places.narrow(0, 0, question.size(1))), features);
        foreach (var block in blocks)
        {
            words = block.Apply(words, mask);
        }

        words = scale.forward(words);
        var sum = words.mul(present.unsqueeze(-1)).sum(1);
        var mean = sum.div(Ops.ClampMin(present.sum([1], keepdim: true), 1));
        return new EncodedQuestion(joined.forward(mean).relu_(), words);
    }
}
