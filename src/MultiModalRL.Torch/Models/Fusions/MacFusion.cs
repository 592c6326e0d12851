using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// The recurrent cell of MAC (Hudson and Manning 2018): at each step a control attends to the words, a read attends to
/// the cells as control and memory tell it, and a write updates the memory. Steps share their weights but for the map of
/// the question that begins each (section 3.2.1). Without the paper's optional self-attention and memory gate.
/// </summary>
internal sealed class MacFusion : SteppedFusion
{
    private readonly LocatedCells located;
    private readonly QuestionItems items;
    private readonly ModuleList<DenseLayer> asked;
    private readonly MacCell cell;
    private readonly Parameter control;
    private readonly Parameter memory;
    private readonly WeightCopy controlCopy = new();
    private readonly WeightCopy memoryCopy = new();
    private readonly NormLayer scale;
    private readonly DenseLayer joined;
    private readonly DenseLayer fused;

    public MacFusion(PartContext context) : base(nameof(MacFusion), context)
    {
        var (options, seeds) = (context.Options, context.Seeds);
        var width = options.CellWidth;
        located = new LocatedCells(context with { Seeds = seeds.Child("located") });
        items = new QuestionItems(context with { Seeds = seeds.Child("items") });
        asked = nn.ModuleList(Enumerable.Range(0, options.ReasoningSteps)
            .Select(step => Orthogonal.Linear(options.FusedWidth, width, 1, seeds.Stream($"asked{step}"))).ToArray());
        cell = new MacCell(width, seeds.Child("cell"));
        (control, memory) = (new Parameter(zeros(width)), new Parameter(zeros(width)));
        Orthogonal.Normal(control, 1, seeds.Stream("control"));
        Orthogonal.Normal(memory, 1, seeds.Stream("memory"));
        var summary = width + options.FusedWidth + 3;
        scale = new NormLayer(summary);
        joined = Orthogonal.Linear(summary, options.FusedWidth, Orthogonal.Rectifier, seeds.Stream("joined"));
        fused = Orthogonal.Linear(options.FusedWidth, options.FusedWidth, Orthogonal.Rectifier, seeds.Stream("fused"));
        RegisterComponents();
    }

    public override Tensor[] Know(Tensor visual, in EncodedQuestion question, in ModelInput input)
    {
        var known = cell.Know(
            located.Locate(visual, input), items.Items(question), QuestionItems.Present(input.Question, ScalarType.Float32));
        return [known.Words, known.Absent, known.Cells, known.Compared, known.Kept];
    }

    public override Tensor[] Start(Tensor[] known, in EncodedQuestion question)
    {
        var (count, type) = (question.Summary.size(0), question.Summary.dtype);
        return [controlCopy.Of(control, type).expand(count, -1), memoryCopy.Of(memory, type).expand(count, -1), known[2]];
    }

    public override Tensor[] Step(int number, Tensor[] state, Tensor[] known, in EncodedQuestion question)
    {
        var knowledge = new MacKnowledge(known[0], known[1], known[2], known[3], known[4]);
        var next = cell.Step(new MacState(state[0], state[1], state[2]), asked[number].forward(question.Summary), knowledge);
        return [next.Control, next.Memory, next.Interactions];
    }

    public override FusedState Read(Tensor[] state, Tensor[] known, in EncodedQuestion question, in ModelInput input)
    {
        var (remembered, cells, interactions) = (state[1], known[2], state[2]);
        var share = input.Revealed.mean([1], keepdim: true);
        var summary = scale.forward(cat([remembered, question.Summary, share, input.Deadline], -1));
        return new FusedState(Ops.Add(cells, interactions), fused.forward(joined.forward(summary).relu_()).relu_());
    }
}
