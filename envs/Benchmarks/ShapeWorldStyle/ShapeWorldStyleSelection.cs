using System.Text.RegularExpressions;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>What one of several is: "the left square is red", "the smallest red shape is a square", "the square closest to the cross is red".</summary>
/// <param name="Selector">Which one, by number in <see cref="Selectors"/>.</param>
/// <param name="IsOfTwo">Whether it is one of exactly two ("left"), not the utmost ("leftmost").</param>
/// <param name="Scope">What it is one of.</param>
/// <param name="From">What distances are measured from: the only such shape.</param>
/// <param name="Predicate">What it is.</param>
internal sealed partial record ShapeWorldStyleSelection(
    int Selector, bool IsOfTwo, ShapeWorldStyleNoun Scope, ShapeWorldStyleNoun? From, ShapeWorldStylePredicate Predicate) : ShapeWorldStyleCaption
{
    private static readonly (string OfTwo, string Utmost, ShapeWorldStyleMeasure Measure, int Sign)[] Selectors =
    [
        ("left", "leftmost", ShapeWorldStyleMeasure.X, -1), ("right", "rightmost", ShapeWorldStyleMeasure.X, 1),
        ("upper", "uppermost", ShapeWorldStyleMeasure.Y, -1), ("lower", "lowermost", ShapeWorldStyleMeasure.Y, 1),
        ("smaller", "smallest", ShapeWorldStyleMeasure.Size, -1), ("bigger", "biggest", ShapeWorldStyleMeasure.Size, 1),
        ("darker", "darkest", ShapeWorldStyleMeasure.Shade, -1), ("lighter", "lightest", ShapeWorldStyleMeasure.Shade, 1),
        ("closer to", "closest to", ShapeWorldStyleMeasure.Distance, -1), ("farther from", "farthest from", ShapeWorldStyleMeasure.Distance, 1),
    ];

    private string Words => IsOfTwo ? Selectors[Selector].OfTwo : Selectors[Selector].Utmost;

    public override string Phrase => From is { } from
        ? $"the {Scope.Singular} {Words} the {from.Singular} is {Predicate.Singular}"
        : $"the {Words} {Scope.Singular} is {Predicate.Singular}";

    public override bool? Agrees(ShapeWorldStyleWorld world) =>
        Select(world) is >= 0 and var selected ? Predicate.What.Matches(world.Shapes[selected]) : null;

    public static ShapeWorldStyleSelection? OfPhrase(string phrase)
    {
        var match = Form().Match(phrase);
        var words = match.Groups["selector"].Value;
        var selector = Array.FindIndex(Selectors, known => known.OfTwo == words || known.Utmost == words);
        if (selector < 0 || match.Groups["from"].Success != (Selectors[selector].Measure == ShapeWorldStyleMeasure.Distance)
            || ShapeWorldStyleNoun.Parse(match.Groups["scope"].Value) is not { } scope
            || ShapeWorldStylePredicate.Parse(match.Groups["what"].Value) is not { } predicate)
        {
            return null;
        }

        var from = match.Groups["from"].Success ? ShapeWorldStyleNoun.Parse(match.Groups["from"].Value) : null;
        return match.Groups["from"].Success && from is null ? null : new(selector, Selectors[selector].OfTwo == words, scope, from, predicate);
    }

    /// <summary>Draws one of two as true or false as wanted; null where none was found.</summary>
    public static ShapeWorldStyleSelection? DrawOfTwo(ref RandomStream random, ShapeWorldStyleWorld world, bool wanted) =>
        Draw(ref random, world, wanted, true);

    /// <summary>Draws one of two or the utmost as true or false as wanted; null where none was found.</summary>
    public static ShapeWorldStyleSelection? DrawAny(ref RandomStream random, ShapeWorldStyleWorld world, bool wanted) =>
        Draw(ref random, world, wanted, random.NextInt(3) == 0);

    private static ShapeWorldStyleSelection? Draw(ref RandomStream random, ShapeWorldStyleWorld world, bool wanted, bool isOfTwo)
    {
        var selector = random.NextInt(Selectors.Length);
        var (isOfColor, naming) = (random.NextInt(2) == 0, ShapeWorldStyleNoun.DrawNaming(ref random));
        for (var tries = 0; tries < 2 * MostTries; tries++)
        {
            var scope = ShapeWorldStyleNoun.Of(world.Shapes[random.NextInt(world.Shapes.Length)]);
            scope = isOfColor ? scope with { Form = -1 } : scope with { Color = -1 };
            var what = ShapeWorldStylePredicate.Other(scope, ShapeWorldStyleNoun.DrawNear(ref random, world.Shapes));
            ShapeWorldStyleNoun? from = Selectors[selector].Measure == ShapeWorldStyleMeasure.Distance ? ShapeWorldStyleNoun.Draw(ref random, world.Shapes, naming) : null;
            var caption = new ShapeWorldStyleSelection(selector, isOfTwo, scope, from, what);
            if (caption.Agrees(world) == wanted)
            {
                return caption;
            }
        }

        return null;
    }

    // The shape's number; −1 where there are too few or too many of which one is to be selected, or none that plainly is it.
    private int Select(ShapeWorldStyleWorld world)
    {
        var (scope, _) = Scope.Find(world.Shapes);
        var (references, from) = From is { } noun ? noun.Find(world.Shapes) : (1, -1);
        var isInScope = from >= 0 && Scope.Matches(world.Shapes[from]);
        scope -= isInScope ? 1 : 0;
        if (references != 1 || scope < 2 || (IsOfTwo && scope != 2))
        {
            return -1;
        }

        for (var candidate = 0; candidate < world.Shapes.Length; candidate++)
        {
            if (candidate != from && Scope.Matches(world.Shapes[candidate]) && IsUtmost(world, candidate, from))
            {
                return candidate;
            }
        }

        return -1;
    }

    private bool IsUtmost(ShapeWorldStyleWorld world, int candidate, int from)
    {
        var (_, _, measure, sign) = Selectors[Selector];
        for (var other = 0; other < world.Shapes.Length; other++)
        {
            if (other != candidate && other != from && Scope.Matches(world.Shapes[other])
                && sign * ShapeWorldStyleMeasuring.Difference(measure, world, candidate, other, from) <= world.Clarity)
            {
                return false;
            }
        }

        return true;
    }

    [GeneratedRegex(@"^the (?:(?<selector>\w+(?:t|er|est|most)) (?<scope>\w+(?: \w+)?)|(?<scope>\w+(?: \w+)?) (?<selector>\w+ (?:to|from)) the (?<from>\w+(?: \w+)?)) is (?:(?:an? )(?<what>\w+(?: \w+)?)|(?<what>\w+))$")]
    private static partial Regex Form();
}
