using MultiModalRL.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MultiModalRL.Cli;

/// <summary>
/// A plain visual network by hand, of the kind that published figures are of: images 30×30×3 through three strided
/// convolutions, ten tokens through an embedding and a GRU of 128, FiLM, one hidden layer; some 281,000 parameters. It
/// says what libtorch gives on this machine.
/// </summary>
internal sealed class ReferenceNetwork : nn.Module<Tensor, Tensor, Tensor>
{
    public const int Side = 30;
    public const int Tokens = 10;
    public const int Vocabulary = 32;
    public const int Answers = 13;
    private const int Width = 64;
    private const int State = 128;

    private readonly Sequential visual;
    private readonly Embedding embedding;
    private readonly GRU question;
    private readonly Linear film;
    private readonly Linear hidden;
    private readonly Linear head;

    public ReferenceNetwork() : base(nameof(ReferenceNetwork))
    {
        visual = nn.Sequential(
            nn.Conv2d(3, 32, 3, stride: 2, padding: 1), nn.ReLU(), nn.Conv2d(32, Width, 3, stride: 2, padding: 1), nn.ReLU(),
            nn.Conv2d(Width, Width, 3, stride: 2, padding: 1), nn.ReLU());
        embedding = nn.Embedding(Vocabulary, Width);
        question = nn.GRU(Width, State, batchFirst: true);
        film = nn.Linear(State, 2 * Width);
        hidden = nn.Linear(16 * Width, State);
        head = nn.Linear(State, Answers + 1);
        RegisterComponents();
    }

    /// <summary>Answer logits and the value [N, answers + 1].</summary>
    /// <param name="pixels">float [N, 30, 30, 3].</param>
    /// <param name="tokens">int64 [N, 10].</param>
    public override Tensor forward(Tensor pixels, Tensor tokens)
    {
        var maps = visual.forward(pixels.permute(0, 3, 1, 2));
        var (_, last) = question.forward(embedding.forward(tokens));
        var affine = film.forward(last.squeeze(0)).unsqueeze(-1).unsqueeze(-1).chunk(2, 1);
        var conditioned = Ops.Add(Ops.Add(maps, maps.mul(affine[0])), affine[1]).relu_();
        return head.forward(hidden.forward(conditioned.flatten(1)).relu_());
    }
}
