using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// The question as items to attend to: its summary, then its words. With the summary there is always an item, also for
/// a question that is all padding, and what the words alone leave out.
/// </summary>
internal sealed class QuestionItems : nn.Module
{
    private readonly DenseLayer summary;
    private readonly DenseLayer words;
    private readonly NormLayer scale;

    public QuestionItems(PartContext context) : base(nameof(QuestionItems))
    {
        var (options, seeds) = (context.Options, context.Seeds);
        summary = Orthogonal.Linear(options.FusedWidth, options.CellWidth, 1, seeds.Stream("summary"));
        words = Orthogonal.Linear(context.WordWidth, options.CellWidth, 1, seeds.Stream("words"));
        scale = new NormLayer(options.CellWidth);
        RegisterComponents();
    }

    /// <summary>The items [N, 1 + tokens, cell width].</summary>
    public Tensor Items(in EncodedQuestion question) =>
        scale.forward(cat([summary.forward(question.Summary).unsqueeze(1), words.forward(question.Words)], 1));

    /// <summary>1 where an item is there [N, 1 + tokens].</summary>
    public static Tensor Present(Tensor question, ScalarType type)
    {
        var present = TokenMask.Present(question, type);
        return cat([ones_like(present.narrow(1, 0, 1)), present], 1);
    }
}
