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
internal sealed class WordChainFusion : SteppedFusion
{
    private readonly LocatedCells located;
    private readonly Embedding content;
    private readonly ChainModules chain;
    private readonly int steps;
    private readonly MapReadout readout;

    // Logit of keeping the map: to begin with most words change little, for products over many would vanish.
    private const float Keeping = 2;

    // Where the words begin among what is known; after them comes whether each is there.
    private const int FirstWord = 2;

    public WordChainFusion(PartContext context) : base(nameof(WordChainFusion), context)
    {
        var (options, seeds) = (context.Options, context.Seeds);
        var width = options.CellWidth;
        located = new LocatedCells(context with { Seeds = seeds.Child("located") });
        content = nn.Embedding(context.Shape.Tokens.Length, width);
        Orthogonal.Normal(content.weight!, 1, seeds.Stream("content"));
        steps = options.ReasoningSteps;
        chain = new ChainModules(context.Shape.Side, width, seeds.Child("modules"), Keeping);
        readout = new MapReadout(context);
        RegisterComponents();
    }

    /// <summary>The cells, the cells as filters see them, every word, and whether each is there.</summary>
    public override Tensor[] Know(Tensor visual, in EncodedQuestion question, in ModelInput input)
    {
        var cells = located.Locate(visual, input);
        var (words, there) = FromTheEnd(input.Question);
        return [cells, chain.Look(Ops.ToType(cells, ScalarType.Float32)), .. words, .. there];
    }

    /// <summary>The map, and the content of the last word.</summary>
    public override Tensor[] Start(Tensor[] known, in EncodedQuestion question)
    {
        var cells = known[0];
        return [ones(cells.size(0), cells.size(1), ScalarType.Float32, cells.device), zeros_like(known[FirstWord])];
    }

    public override Tensor[] Step(int number, Tensor[] state, Tensor[] known, in EncodedQuestion question)
    {
        var look = known[1];
        var count = (known.Length - FirstWord) / 2;
        for (var place = count * number / steps; place < count * (number + 1) / steps; place++)
        {
            var (word, isThere) = (known[FirstWord + place], known[FirstWord + count + place]);
            state = [where(isThere, chain.Apply(state[0], look, word), state[0]), where(isThere, word, state[1])];
        }

        return state;
    }

    public override FusedState Read(Tensor[] state, Tensor[] known, in EncodedQuestion question, in ModelInput input) =>
        readout.Read(state, known[0], input);

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
