using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>Two captions of what there is, joined.</summary>
/// <param name="How">0 both, 1 one or both, 2 the first if and only if the second, 3 "if first second", 4 "second if first".</param>
/// <param name="First">What is joined; of an "if", its condition.</param>
/// <param name="Second">What it is joined with.</param>
internal sealed record ShapeWorldStyleJunction(int How, ShapeWorldStyleExistence First, ShapeWorldStyleExistence Second) : ShapeWorldStyleCaption
{
    private static readonly string[] Words = ["and", "or", "if and only if"];

    public override string Phrase => How switch
    {
        3 => $"if {First.Phrase} {Second.Phrase}",
        4 => $"{Second.Phrase} if {First.Phrase}",
        _ => $"{First.Phrase} {Words[How]} {Second.Phrase}",
    };

    public override bool? Agrees(ShapeWorldStyleWorld world) => Agrees(How, First.Agrees(world) == true, Second.Agrees(world) == true);

    public static ShapeWorldStyleJunction? OfPhrase(string phrase)
    {
        for (var how = 0; how < Words.Length; how++)
        {
            if (phrase.Split($" {Words[how]} ") is [var first, var second] && Join(how, first, second) is { } joined)
            {
                return joined;
            }
        }

        return phrase.Split(" if ") is [var then, var condition] ? Join(4, condition, then)
            : phrase.StartsWith("if ", StringComparison.Ordinal) ? ParseCondition(phrase[3..]) : null;
    }

    /// <summary>Draws one as true or false as wanted, of any of the pairs that make it so; null where none was found.</summary>
    public static ShapeWorldStyleJunction? Draw(ref RandomStream random, ShapeWorldStyleWorld world, bool wanted)
    {
        var how = random.NextInt(8) switch { < 2 => 0, < 4 => 1, < 6 => 2, 6 => 3, _ => 4 };
        bool first, second;
        do
        {
            (first, second) = (random.NextInt(2) == 0, random.NextInt(2) == 0);
        }
        while (Agrees(how, first, second) != wanted);
        return ShapeWorldStyleExistence.Draw(ref random, world, first, isClause: true) is { } one
            && ShapeWorldStyleExistence.Draw(ref random, world, second, isClause: true) is { } other ? new(how, one, other) : null;
    }

    private static bool Agrees(int how, bool first, bool second) => how switch
    {
        0 => first && second,
        1 => first || second,
        2 => first == second,
        _ => !first || second,
    };

    // Nothing parts the condition of "if there is a square a shape is red" from what follows.
    private static ShapeWorldStyleJunction? ParseCondition(string phrase)
    {
        for (var space = phrase.IndexOf(' ', StringComparison.Ordinal); space > 0; space = phrase.IndexOf(' ', space + 1))
        {
            if (Join(3, phrase[..space], phrase[(space + 1)..]) is { } joined)
            {
                return joined;
            }
        }

        return null;
    }

    private static ShapeWorldStyleJunction? Join(int how, string first, string second) =>
        ShapeWorldStyleExistence.OfPhrase(first) is { } one && ShapeWorldStyleExistence.OfPhrase(second) is { } other ? new(how, one, other) : null;
}
