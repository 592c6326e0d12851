using System.Collections.Immutable;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>
/// The words of a sentence of NLVR, those of one meaning made the same: <c>atleast</c> and <c>t least</c> to <c>at least</c>,
/// plurals to singulars, <c>contains</c>, <c>which has</c> and the like to <c>with</c>, a gray square to <c>box</c>.
/// </summary>
internal static class NlvrWords
{
    private static readonly (string[] From, string[] To)[] Rules =
    [
        .. from rule in new[]
        {
            "atleast=at least", "leas=least", "bellow=below", "beneath=below", "under=below", "colour=color", "colors=color", "colours=color", "colored=color", "coloured=color",
            "boxes=box", "towers=tower", "blocks=item", "block=item", "items=item", "objects=item", "object=item", "thing=item", "things=item", "shapes=item", "shape=item",
            "squares=square", "circles=circle", "triangles=triangle", "yellows=yellow", "walls=wall", "edges=edge", "sides=side", "corners=corner", "gray=grey",
            "contains=with", "contain=with", "containing=with", "having=with", "has=with", "have=with", "includes=with", "including=with",
            "one=1", "two=2", "three=3", "four=4", "five=5", "six=6", "seven=7", "eight=8", "single=1", "a=some", "an=some", "every=each",
            "as=at", "bottom=base", "nearly=closely", "are=is", "multiple=many", "ad=and", "ia=is", "wih=with", "s=is", "without=with no",
        }
           let sides = rule.Split('=')
           select (sides[0].Split(' '), sides[1].Split(' ')),
    ];

    // Of several words, after single ones were made the same.
    private static readonly (string[] From, string[] To)[] Phrases =
    [
        .. from phrase in new[]
        {
            "grey box=box", "grey square=box", "grey circle=box", "grey item=box", "which with=with", "that with=with", "which is=is", "that is=is", "where is=with",
            "with with=with", "closely touching=touching", "on top of=on", "over=on", "above=on", "at base=at the base", "at its base=at the base", "at its top=at the top",
            "base base=base", "top top=top", "in it=", "out of the 3=of the", "of box=of some box", "the base=base", "the top=top", "at some base=at base",
            "at the base=at base", "on the top=at top", "on top=at top", "on base=at base", "from base=at base", "in the base=at base",
            "some lot of=many", "only some=only 1", "no some=no", "no any=no", "there is is=there is", "t least=at least", "at at=at",
        }
           let sides = phrase.Split('=')
           select (sides[0].Split(' '), sides[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)),
    ];

    /// <summary>The words; commas are words, full stops are not.</summary>
    public static ImmutableArray<string> Of(string sentence)
    {
        var words = Tokenizer.Split(sentence).Where(word => word != ".").ToList();
        foreach (var (from, to) in Rules.Concat(Phrases))
        {
            Replace(words, from, to);
        }

        return [.. words];
    }

    private static void Replace(List<string> words, string[] from, string[] to)
    {
        for (var i = 0; i + from.Length <= words.Count; i++)
        {
            if (words.Skip(i).Take(from.Length).SequenceEqual(from))
            {
                words.RemoveRange(i, from.Length);
                words.InsertRange(i, to);
                i += to.Length - 1;
            }
        }
    }
}
