using MultiModalRL.Core;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>Token embeddings in their order, joined, through one linear map and a rectifier: [N, fused width].</summary>
internal sealed class QuestionEncoder : nn.Module<Tensor, Tensor>
{
    private readonly Embedding tokens;
    private readonly Linear joined;

    public QuestionEncoder(ModelShape shape, ModelOptions options, SeedSequence seeds) : base(nameof(QuestionEncoder))
    {
        tokens = nn.Embedding(shape.Tokens.Length, options.TokenWidth);
        Orthogonal.Normal(tokens.weight!, 1, seeds.Stream("tokens"));
        joined = Orthogonal.Linear(
            (long)shape.QuestionLength * options.TokenWidth, options.FusedWidth, Orthogonal.Rectifier, seeds.Stream("joined"));
        RegisterComponents();
    }

    public override Tensor forward(Tensor question) => joined.forward(tokens.forward(question).flatten(1)).relu_();
}
