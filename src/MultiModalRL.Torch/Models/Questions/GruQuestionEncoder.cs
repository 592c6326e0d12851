using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// Token embeddings through a gated recurrent unit; the state after the last token that is not padding is the question.
/// </summary>
internal sealed class GruQuestionEncoder : QuestionEncoder
{
    private readonly Embedding tokens;
    private readonly GatedRecurrentUnit unit;
    private readonly ScalarType features;

    public GruQuestionEncoder(PartContext context) : base(nameof(GruQuestionEncoder))
    {
        var options = context.Options;
        (features, WordWidth) = (context.Features, options.FusedWidth);
        tokens = nn.Embedding(context.Shape.Tokens.Length, options.TokenWidth);
        Orthogonal.Normal(tokens.weight!, 1, context.Seeds.Stream("tokens"));
        unit = new GatedRecurrentUnit(options.TokenWidth, options.FusedWidth, context.Seeds.Child("unit"));
        RegisterComponents();
    }

    public override int WordWidth { get; }

    public override EncodedQuestion Encode(Tensor question)
    {
        var states = unit.Run(Ops.ToType(tokens.forward(question), features));
        var counts = TokenMask.Present(question, ScalarType.Float32).sum(1);
        var last = Ops.ClampMin(Ops.AddInPlace(counts, -1), 0).to(int64);
        var place = last.view(-1, 1, 1).expand(-1, 1, states.size(2));
        return new EncodedQuestion(states.gather(1, place).squeeze(1), states);
    }
}
