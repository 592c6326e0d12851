using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// A chain of soft modules over one attention map of the cells, after neural module networks with a soft layout (Andreas et
/// al., CVPR 2016; Hu et al., ECCV 2018), without their stack: at each step a control reads the words, and the map becomes a
/// mixture of three modules' maps. <c>filter</c> keeps the cells that look like the word, <c>move</c> carries the map to where
/// the word points, <c>keep</c> changes nothing. What a step is about is the words' own embeddings, without their context,
/// so that what was learned of a word holds in questions that were never asked.
/// </summary>
/// <remarks>Time and memory of <c>move</c> grow with the square of the cells.</remarks>
internal sealed class ChainFusion : Fusion
{
    private readonly LocatedCells located;
    private readonly Embedding content;
    private readonly Embedding roles;
    private readonly GatedRecurrentUnit reader;
    private readonly Parameter queries;
    private readonly WeightCopy queriesCopy = new();
    private readonly ChainModules steps;
    private readonly MapReadout readout;
    private readonly ScalarType features;

    private const int RoleWidth = 4;
    private const int ReaderWidth = 32;

    public ChainFusion(PartContext context) : base(nameof(ChainFusion))
    {
        var (options, seeds) = (context.Options, context.Seeds);
        ChosenSteps.RequirePaid(context);
        features = context.Features;
        var width = options.CellWidth;
        located = new LocatedCells(context with { Seeds = seeds.Child("located") });
        content = nn.Embedding(context.Shape.Tokens.Length, width);
        Orthogonal.Normal(content.weight!, 1, seeds.Stream("content"));
        roles = nn.Embedding(context.Shape.Tokens.Length, RoleWidth);
        Orthogonal.Normal(roles.weight!, 0.5, seeds.Stream("roles"));
        reader = new GatedRecurrentUnit(RoleWidth, ReaderWidth, seeds.Child("reader"));
        queries = new Parameter(zeros(options.ReasoningSteps, ReaderWidth));
        Orthogonal.Normal(queries, 1, seeds.Stream("queries"));
        steps = new ChainModules(context.Shape.Side, width, seeds.Child("modules"));
        readout = new MapReadout(context);
        RegisterComponents();
    }

    public override FusedState Combine(Tensor visual, in EncodedQuestion question, in ModelInput input)
    {
        var states = Steps(visual, question, input, input.Thoughts is { } thoughts ? ChosenSteps.Most(thoughts) : (int)queries.size(0), out var cells);
        return readout.ReadLast(states, cells, input);
    }

    public override IReadOnlyList<FusedState> Reason(Tensor visual, in EncodedQuestion question, in ModelInput input)
    {
        var states = Steps(visual, question, input, (int)queries.size(0), out var cells);
        return readout.ReadEach(states, cells, input);
    }

    private List<Tensor[]> Steps(Tensor visual, in EncodedQuestion question, in ModelInput input, int count, out Tensor cells)
    {
        cells = located.Locate(visual, input);
        var present = TokenMask.Present(input.Question, ScalarType.Float32);
        var words = FromTheEnd(Ops.ToType(content.forward(input.Question), features), present);
        var read = reader.Run(FromTheEnd(Ops.ToType(roles.forward(input.Question), features).tanh(), present));
        var absent = FromTheEnd(present.unsqueeze(-1), present).squeeze(-1).logical_not();
        var look = steps.Look(cells);
        var map = ones(cells.size(0), cells.size(1), ScalarType.Float32, cells.device);
        var states = new List<Tensor[]>();
        var all = queriesCopy.Of(queries, features);
        for (var step = 0; step < count; step++)
        {
            var relevance = read.mul(all[step]).sum(-1).to(ScalarType.Float32);
            var attention = Ops.Softmax(Ops.MaskedFill(relevance, absent, Ops.IllegalLogit), 1);
            var control = Ops.ToType(attention, features).unsqueeze(-1).mul(words).sum(1);
            map = steps.Apply(map, look, control);
            states.Add([map, control]);
        }

        return states;
    }

    /// <summary>Each row's tokens in reverse, what pads them still behind.</summary>
    private static Tensor FromTheEnd(Tensor items, Tensor present)
    {
        var places = Ops.SubtractFrom(-1, Ops.Range(present.size(1), present.device)).to(int64).unsqueeze(0);
        var reversed = Ops.Add(places, present.sum([1], keepdim: true).to(int64));
        // Padding stays where it is: a place below the first is one behind the last.
        var kept = where(Ops.Less(reversed, 0), Ops.Range(present.size(1), present.device).to(int64).unsqueeze(0), reversed);
        return items.gather(1, kept.unsqueeze(-1).expand(items.shape));
    }
}
