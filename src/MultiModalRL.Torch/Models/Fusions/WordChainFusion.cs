using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// The chain's soft modules (<see cref="ChainFusion"/>), one a word: the question is read from its end, as English says last what is
/// found first, and at each word the attention map becomes a mixture of the modules' maps. A module sees nothing but its word's
/// own embedding, so that what was learned of a word holds in questions that were never asked. Computed in single precision.
/// </summary>
/// <remarks>
/// Words are shared out evenly among <see cref="ModelOptions.ReasoningSteps"/>. Time grows with the words, and that of <c>move</c>
/// with the square of the cells.
/// </remarks>
internal sealed class WordChainFusion : Fusion
{
    private readonly LocatedCells located;
    private readonly Embedding content;
    private readonly ChainModules chain;
    private readonly int steps;
    private readonly MapReadout readout;

    // Logit of keeping the map: to begin with most words change little, for products over many would vanish.
    private const float Keeping = 2;

    public WordChainFusion(PartContext context) : base(nameof(WordChainFusion))
    {
        var (options, seeds) = (context.Options, context.Seeds);
        ChosenSteps.RequirePaid(context);
        var width = options.CellWidth;
        located = new LocatedCells(context with { Seeds = seeds.Child("located") });
        content = nn.Embedding(context.Shape.Tokens.Length, width);
        Orthogonal.Normal(content.weight!, 1, seeds.Stream("content"));
        steps = options.ReasoningSteps;
        chain = new ChainModules(context.Shape.Side, width, seeds.Child("modules"), Keeping);
        readout = new MapReadout(context);
        RegisterComponents();
    }

    public override FusedState Combine(Tensor visual, in EncodedQuestion question, in ModelInput input)
    {
        var states = Steps(visual, question, input, input.Thoughts is { } thoughts ? ChosenSteps.Most(thoughts) : steps, out var cells);
        return readout.ReadLast(states, cells, input);
    }

    public override IReadOnlyList<FusedState> Reason(Tensor visual, in EncodedQuestion question, in ModelInput input)
    {
        var states = Steps(visual, question, input, steps, out var cells);
        return readout.ReadEach(states, cells, input);
    }

    private List<Tensor[]> Steps(Tensor visual, in EncodedQuestion question, in ModelInput input, int count, out Tensor cells)
    {
        cells = located.Locate(visual, input);
        var (words, there) = FromTheEnd(input.Question);
        var look = chain.Look(Ops.ToType(cells, ScalarType.Float32));
        var state = new[] { ones(cells.size(0), cells.size(1), ScalarType.Float32, cells.device), zeros_like(words[0]) };
        var states = new List<Tensor[]>();
        for (var step = 0; step < count; step++)
        {
            for (var word = words.Length * step / steps; word < words.Length * (step + 1) / steps; word++)
            {
                var map = chain.Apply(state[0], look, words[word]);
                state = [where(there[word], map, state[0]), where(there[word], words[word], state[1])];
            }

            states.Add(state);
        }

        return states;
    }

    /// <summary>The words' contents [N, width] from the last to the first, and whether there is one, bool [N, 1]: shorter questions end early.</summary>
    private (Tensor[] Words, Tensor[] There) FromTheEnd(Tensor question)
    {
        var present = TokenMask.Present(question, ScalarType.Float32);
        var last = present.sum([1], keepdim: true);
        var places = Ops.SubtractFrom(-1, Ops.Range(question.size(1), question.device)).unsqueeze(0);
        var from = Ops.ClampMin(Ops.Add(places, last), 0).to(int64);
        var words = content.forward(question.gather(1, from));
        // The n-th from the end is there where the n-th from the start is.
        return (words.unbind(1), present.to(@bool).unsqueeze(-1).unbind(1));
    }
}
