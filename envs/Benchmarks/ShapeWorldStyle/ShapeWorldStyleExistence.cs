using System.Text.RegularExpressions;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>"There is a red square", or "a square is red".</summary>
/// <param name="Subject">What there is.</param>
/// <param name="Predicate">What it is, as well; null for "there is".</param>
internal sealed partial record ShapeWorldStyleExistence(ShapeWorldStyleNoun Subject, ShapeWorldStylePredicate? Predicate) : ShapeWorldStyleCaption
{
    public override string Phrase => Predicate is { } predicate ? $"{Subject.Indefinite} is {predicate.Singular}" : $"there is {Subject.Indefinite}";

    public override bool? Agrees(ShapeWorldStyleWorld world)
    {
        foreach (var shape in world.Shapes)
        {
            if (Subject.Matches(shape) && Predicate?.What.Matches(shape) != false)
            {
                return true;
            }
        }

        return false;
    }

    public static ShapeWorldStyleExistence? OfPhrase(string phrase)
    {
        var match = Form().Match(phrase);
        if (!match.Success || ShapeWorldStyleNoun.Parse(match.Groups["subject"].Value) is not { } subject)
        {
            return null;
        }

        return !match.Groups["what"].Success ? new(subject, null)
            : ShapeWorldStylePredicate.Parse(match.Groups["what"].Value) is { } predicate ? new(subject, predicate) : null;
    }

    /// <summary>Draws one as true or false as wanted; null where none was found.</summary>
    /// <param name="random">What is drawn from.</param>
    /// <param name="world">The world.</param>
    /// <param name="wanted">Whether it is to be true.</param>
    /// <param name="isClause">Whether it is a part of another, which never has an adjective alone.</param>
    public static ShapeWorldStyleExistence? Draw(ref RandomStream random, ShapeWorldStyleWorld world, bool wanted, bool isClause = false)
    {
        var naming = ShapeWorldStyleNoun.DrawNaming(ref random);
        var form = random.NextInt(naming < 2 ? 2 : 4);
        for (var tries = 0; tries < MostTries; tries++)
        {
            var caption = Of(form, ShapeWorldStyleNoun.Draw(ref random, world.Shapes, naming));
            caption = isClause && caption.Predicate is { } predicate ? caption with { Predicate = predicate with { IsAdjective = false } } : caption;
            if (caption.Agrees(world) == wanted)
            {
                return caption;
            }
        }

        return null;
    }

    /// <summary>Draws one that names a form alone, any of all alike, as true or false as wanted; null where none was found.</summary>
    public static ShapeWorldStyleExistence? DrawForm(ref RandomStream random, ShapeWorldStyleWorld world, bool wanted) =>
        DrawAlone(ref random, world, wanted, isColor: false);

    /// <summary>Draws one that names a color alone, any of all alike, as true or false as wanted; null where none was found.</summary>
    public static ShapeWorldStyleExistence? DrawColor(ref RandomStream random, ShapeWorldStyleWorld world, bool wanted) =>
        DrawAlone(ref random, world, wanted, isColor: true);

    private static ShapeWorldStyleExistence? DrawAlone(ref RandomStream random, ShapeWorldStyleWorld world, bool wanted, bool isColor)
    {
        var form = random.NextInt(2);
        for (var tries = 0; tries < MostTries; tries++)
        {
            ShapeWorldStyleNoun what = isColor ? new(random.NextInt(ShapeWorldStyleNoun.Colors.Length), -1) : new(-1, random.NextInt(ShapeWorldStyleNoun.Forms.Length));
            var caption = Of(form, what);
            if (caption.Agrees(world) == wanted)
            {
                return caption;
            }
        }

        return null;
    }

    // Forms 2 and 3 need a color and a form.
    private static ShapeWorldStyleExistence Of(int form, ShapeWorldStyleNoun what) => form switch
    {
        0 => new(what, null),
        1 => new(ShapeWorldStyleNoun.Any, ShapeWorldStylePredicate.Of(what)),
        2 => new(what with { Form = -1 }, ShapeWorldStylePredicate.Of(what with { Color = -1 })),
        _ => new(what with { Color = -1 }, ShapeWorldStylePredicate.Of(what with { Form = -1 })),
    };

    [GeneratedRegex(@"^(?:there is an? (?<subject>\w+(?: \w+)?)|an? (?<subject>\w+(?: \w+)?) is (?:(?:an? )(?<what>\w+(?: \w+)?)|(?<what>\w+)))$")]
    private static partial Regex Form();
}
