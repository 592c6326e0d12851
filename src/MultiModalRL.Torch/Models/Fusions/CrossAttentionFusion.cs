using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// Transformer blocks with a context (the decoder of Vaswani et al. 2017, without its causal mask): the cells attend to
/// the words, then to each other. A mean, a maximum and a few features each at its place
/// read them out.
/// </summary>
internal sealed class CrossAttentionFusion : Fusion
{
    private readonly LocatedCells located;
    private readonly QuestionItems items;
    private readonly ModuleList<TransformerBlock> blocks;
    private readonly NormLayer scale;
    private readonly CellReadout readout;

    public CrossAttentionFusion(PartContext context) : base(nameof(CrossAttentionFusion))
    {
        var (options, seeds) = (context.Options, context.Seeds);
        located = new LocatedCells(context with { Seeds = seeds.Child("located") });
        items = new QuestionItems(context with { Seeds = seeds.Child("items") });
        blocks = nn.ModuleList(Enumerable.Range(0, options.FusionLayers)
            .Select(block => new TransformerBlock(
                options.CellWidth, options.AttentionHeads, options.FusionLayers, seeds.Child($"block{block}"), hasContext: true)).ToArray());
        scale = new NormLayer(options.CellWidth);
        readout = new CellReadout(context with { Seeds = seeds.Child("readout") });
        RegisterComponents();
    }

    public override FusedState Combine(Tensor visual, in EncodedQuestion question, in ModelInput input)
    {
        var cells = located.Locate(visual, input);
        var context = items.Items(question);
        var mask = TokenMask.ForAttention(QuestionItems.Present(input.Question, cells.dtype));
        foreach (var block in blocks)
        {
            cells = block.Apply(cells, mask: null, context, mask);
        }

        cells = scale.forward(cells);
        return new FusedState(cells, readout.Read(cells, question.Summary, input));
    }
}
