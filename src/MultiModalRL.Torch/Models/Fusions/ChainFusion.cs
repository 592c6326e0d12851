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
internal sealed class ChainFusion : SteppedFusion
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

    public ChainFusion(PartContext context) : base(nameof(ChainFusion), context)
    {
        var (options, seeds) = (context.Options, context.Seeds);
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

    /// <summary>The cells, the cells as filters see them, the words, the words as they are read, and where there is none.</summary>
    public override Tensor[] Know(Tensor visual, in EncodedQuestion question, in ModelInput input)
    {
        var cells = located.Locate(visual, input);
        var present = TokenMask.Present(input.Question, ScalarType.Float32);
        var words = FromTheEnd(Ops.ToType(content.forward(input.Question), features), present);
        var read = reader.Run(FromTheEnd(Ops.ToType(roles.forward(input.Question), features).tanh(), present));
        var absent = FromTheEnd(present.unsqueeze(-1), present).squeeze(-1).logical_not();
        return [cells, steps.Look(cells), words, read, absent];
    }

    /// <summary>The map, and what the last step was about: nothing yet.</summary>
    public override Tensor[] Start(Tensor[] known, in EncodedQuestion question)
    {
        var cells = known[0];
        return [ones(cells.size(0), cells.size(1), ScalarType.Float32, cells.device), zeros_like(known[2].select(1, 0))];
    }

    public override Tensor[] Step(int number, Tensor[] state, Tensor[] known, in EncodedQuestion question)
    {
        var (look, words, read, absent) = (known[1], known[2], known[3], known[4]);
        var relevance = read.mul(queriesCopy.Of(queries, features)[number]).sum(-1).to(ScalarType.Float32);
        var attention = Ops.Softmax(Ops.MaskedFill(relevance, absent, Ops.IllegalLogit), 1);
        var control = Ops.ToType(attention, features).unsqueeze(-1).mul(words).sum(1);
        return [steps.Apply(state[0], look, control), control];
    }

    public override FusedState Read(Tensor[] state, Tensor[] known, in EncodedQuestion question, in ModelInput input) =>
        readout.Read(state, known[0], input);

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
