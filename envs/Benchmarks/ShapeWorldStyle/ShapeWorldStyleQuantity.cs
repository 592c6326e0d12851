using System.Text.RegularExpressions;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>How many, or what share of the shapes that are something are something else: "at least two squares are red".</summary>
/// <param name="Range">How the number is meant, by number in <see cref="Ranges"/>.</param>
/// <param name="Amount">The number or share, by number in <see cref="Amounts"/>.</param>
/// <param name="Subject">What is counted.</param>
/// <param name="Predicate">What so many of it are.</param>
internal sealed partial record ShapeWorldStyleQuantity(int Range, int Amount, ShapeWorldStyleNoun Subject, ShapeWorldStylePredicate Predicate) : ShapeWorldStyleCaption
{
    // Of the amounts these are numbers, the others are shares.
    private const int Counts = 6;

    // A third is one where .33 is meant, too.
    private const double Tolerance = 0.01;

    private static readonly string[] Ranges = ["exactly", "not", "at least", "at most", "more than", "less than"];
    private static readonly string[] Amounts =
        ["zero", "one", "two", "three", "four", "five", "no", "a quarter of the", "a third of the", "half the", "two thirds of the", "three quarters of the", "all"];

    private static readonly double[] Shares = [0, 1 / 4.0, 1 / 3.0, 1 / 2.0, 2 / 3.0, 3 / 4.0, 1];

    public override string Phrase
    {
        get
        {
            var words = $"{Ranges[Range]} {Amounts[Amount]}";
            // One and none are singular; of a third the verb alone is, before a color.
            return Amounts[Amount] is "one" or "no" ? $"{words} {Subject.Singular} is {Predicate.Singular}"
                : Amounts[Amount] is "a third of the" && Predicate.IsAdjective && Subject.Color < 0 ? $"{words} {Subject.Plural} is {Predicate.Singular}"
                : $"{words} {Subject.Plural} are {Predicate.Plural}";
        }
    }

    public override bool? Agrees(ShapeWorldStyleWorld world)
    {
        var (all, those) = (0, 0);
        foreach (var shape in world.Shapes)
        {
            all += Subject.Matches(shape) ? 1 : 0;
            those += Subject.Matches(shape) && Predicate.What.Matches(shape) ? 1 : 0;
        }

        return Amount < Counts ? Agrees(those - Amount, 0.5)
            // No share of nothing is right, whatever it is.
            : all > 0 && Agrees((those / (double)all) - Shares[Amount - Counts], Tolerance);
    }

    public static ShapeWorldStyleQuantity? OfPhrase(string phrase)
    {
        var match = Form().Match(phrase);
        return match.Success
            && ShapeWorldStyleNoun.Parse(match.Groups["subject"].Value) is { } subject
            && ShapeWorldStylePredicate.Parse(match.Groups["what"].Value) is { } predicate
            ? new(Array.IndexOf(Ranges, match.Groups["range"].Value), Array.IndexOf(Amounts, match.Groups["amount"].Value), subject, predicate) : null;
    }

    /// <summary>Draws one with a number as true or false as wanted; null where none was found.</summary>
    public static ShapeWorldStyleQuantity? DrawCount(ref RandomStream random, ShapeWorldStyleWorld world, bool wanted) =>
        Draw(ref random, world, wanted, random.NextInt(Counts));

    /// <summary>Draws one with a share as true or false as wanted; null where none was found.</summary>
    public static ShapeWorldStyleQuantity? DrawShare(ref RandomStream random, ShapeWorldStyleWorld world, bool wanted) =>
        Draw(ref random, world, wanted, Counts + random.NextInt(Amounts.Length - Counts));

    private static ShapeWorldStyleQuantity? Draw(ref RandomStream random, ShapeWorldStyleWorld world, bool wanted, int amount)
    {
        // Nothing is less than none or more than all; no published caption says so, or that it is not.
        int[] ranges = Amounts[amount] switch { "zero" or "no" => [0, 1, 2, 4], "all" => [0, 1, 3, 5], _ => [0, 1, 2, 3, 4, 5] };
        var range = ranges[random.NextInt(ranges.Length)];
        var form = random.NextInt(4);
        var naming = ShapeWorldStyleNoun.DrawNaming(ref random);
        for (var tries = 0; tries < MostTries; tries++)
        {
            var (subject, predicate) = DrawNouns(ref random, world, form, naming);
            var caption = new ShapeWorldStyleQuantity(range, amount, subject, predicate);
            if (caption.Agrees(world) == wanted)
            {
                return caption;
            }
        }

        return null;
    }

    // "Squares are red", "red shapes are squares", or in half of the cases "shapes are" anything.
    private static (ShapeWorldStyleNoun, ShapeWorldStylePredicate) DrawNouns(ref RandomStream random, ShapeWorldStyleWorld world, int form, int naming)
    {
        if (form >= 2)
        {
            return (ShapeWorldStyleNoun.Any, ShapeWorldStylePredicate.Of(ShapeWorldStyleNoun.Draw(ref random, world.Shapes, naming)));
        }

        var what = ShapeWorldStyleNoun.DrawNear(ref random, world.Shapes);
        var subject = form == 0 ? what with { Color = -1 } : what with { Form = -1 };
        return (subject, ShapeWorldStylePredicate.Other(subject, what));
    }

    private bool Agrees(double difference, double tolerance) => Range switch
    {
        0 => Math.Abs(difference) < tolerance,
        1 => Math.Abs(difference) >= tolerance,
        2 => difference > -tolerance,
        3 => difference < tolerance,
        4 => difference >= tolerance,
        _ => difference <= -tolerance,
    };

    [GeneratedRegex(@"^(?<range>exactly|not|at least|at most|more than|less than) "
        + @"(?<amount>zero|one|two|three|four|five|no|all|half the|(?:a|two|three) (?:quarter|third)s? of the) "
        + @"(?<subject>\w+(?: \w+)?) (?:is|are) (?:an? )?(?<what>\w+(?: \w+)?)$")]
    private static partial Regex Form();
}
