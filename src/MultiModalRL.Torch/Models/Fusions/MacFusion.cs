using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// The recurrent cell of MAC (Hudson and Manning 2018): at each step a control attends to the words, a read attends to
/// the cells as control and memory tell it, and a write updates the memory. Steps share their weights but for the map of
/// the question that begins each (section 3.2.1). Without the paper's optional self-attention and memory gate.
/// </summary>
internal sealed class MacFusion : Fusion
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

    public MacFusion(PartContext context) : base(nameof(MacFusion))
    {
        var (options, seeds) = (context.Options, context.Seeds);
        var width = options.CellWidth;
        ChosenSteps.RequirePaid(context);
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

    public override FusedState Combine(Tensor visual, in EncodedQuestion question, in ModelInput input)
    {
        var known = Known(visual, question, input);
        return State(input.Thoughts is { } thoughts ? Chosen(known, question, thoughts) : Steps(known, question, asked.Count)[^1], known, question, input);
    }

    public override IReadOnlyList<FusedState> Reason(Tensor visual, in EncodedQuestion question, in ModelInput input)
    {
        var known = Known(visual, question, input);
        var states = new List<FusedState>();
        foreach (var step in Steps(known, question, asked.Count))
        {
            states.Add(State(step, known, question, input));
        }

        return states;
    }

    private MacKnowledge Known(Tensor visual, in EncodedQuestion question, in ModelInput input)
    {
        var cells = located.Locate(visual, input);
        return cell.Know(cells, items.Items(question), QuestionItems.Present(input.Question, ScalarType.Float32));
    }

    /// <summary>Each row's state after its own number of steps; no step is taken that no row asks for.</summary>
    private MacState Chosen(in MacKnowledge known, in EncodedQuestion question, Tensor thoughts)
    {
        var steps = Steps(known, question, ChosenSteps.Most(thoughts));
        var chosen = ChosenSteps.Of([.. steps.Select(step => new[] { step.Control, step.Memory, step.Interactions })], thoughts);
        return new MacState(chosen[0], chosen[1], chosen[2]);
    }

    private List<MacState> Steps(in MacKnowledge known, in EncodedQuestion question, int steps)
    {
        var count = question.Summary.size(0);
        var type = question.Summary.dtype;
        var state = new MacState(controlCopy.Of(control, type).expand(count, -1), memoryCopy.Of(memory, type).expand(count, -1), known.Cells);
        var states = new List<MacState>();
        foreach (var map in asked.Take(steps))
        {
            states.Add(state = cell.Step(state, map.forward(question.Summary), known));
        }

        return states;
    }

    private FusedState State(in MacState state, in MacKnowledge known, in EncodedQuestion question, in ModelInput input)
    {
        var share = input.Revealed.mean([1], keepdim: true);
        var summary = scale.forward(cat([state.Memory, question.Summary, share, input.Deadline], -1));
        return new FusedState(Ops.Add(known.Cells, state.Interactions), fused.forward(joined.forward(summary).relu_()).relu_());
    }
}
