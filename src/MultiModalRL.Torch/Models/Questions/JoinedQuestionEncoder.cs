using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// Token embeddings in their order, joined, through one linear map and a rectifier. Padding has an embedding too: the
/// weights belong to one length of questions.
/// </summary>
internal sealed class JoinedQuestionEncoder : QuestionEncoder
{
    private readonly Embedding tokens;
    private readonly DenseLayer joined;
    private readonly ScalarType features;

    public JoinedQuestionEncoder(PartContext context) : base(nameof(JoinedQuestionEncoder))
    {
        var options = context.Options;
        (features, WordWidth) = (context.Features, options.TokenWidth);
        tokens = nn.Embedding(context.Shape.Tokens.Length, options.TokenWidth);
        Orthogonal.Normal(tokens.weight!, 1, context.Seeds.Stream("tokens"));
        joined = Orthogonal.Linear(
            (long)context.Shape.QuestionLength * options.TokenWidth, options.FusedWidth, Orthogonal.Rectifier, context.Seeds.Stream("joined"));
        RegisterComponents();
    }

    public override int WordWidth { get; }

    public override EncodedQuestion Encode(Tensor question)
    {
        var words = Ops.ToType(tokens.forward(question), features);
        return new EncodedQuestion(joined.forward(words.flatten(1)).relu_(), words);
    }
}
