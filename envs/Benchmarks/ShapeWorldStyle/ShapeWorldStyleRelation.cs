using System.Text.RegularExpressions;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>How a shape relates to another: "a square is not above a red shape", "a square is closer to a circle than the cross".</summary>
/// <param name="Subject">What relates.</param>
/// <param name="IsNegated">Whether some such shape relates to none of the others.</param>
/// <param name="Relation">How, by number in <see cref="Relations"/>.</param>
/// <param name="Object">What it relates to.</param>
/// <param name="Than">Of distances, the only shape that the subject is compared with.</param>
internal sealed partial record ShapeWorldStyleRelation(
    ShapeWorldStyleNoun Subject, bool IsNegated, int Relation, ShapeWorldStyleNoun Object, ShapeWorldStyleNoun? Than) : ShapeWorldStyleCaption
{
    private static readonly (string Words, ShapeWorldStyleMeasure Measure, int Sign)[] Relations =
    [
        ("the same shape as", ShapeWorldStyleMeasure.Form, 1), ("a different shape from", ShapeWorldStyleMeasure.Form, -1),
        ("the same color as", ShapeWorldStyleMeasure.Color, 1), ("a different color from", ShapeWorldStyleMeasure.Color, -1),
        ("to the left of", ShapeWorldStyleMeasure.X, -1), ("to the right of", ShapeWorldStyleMeasure.X, 1),
        ("above", ShapeWorldStyleMeasure.Y, -1), ("below", ShapeWorldStyleMeasure.Y, 1),
        ("closer to", ShapeWorldStyleMeasure.Distance, -1), ("farther from", ShapeWorldStyleMeasure.Distance, 1),
        ("in front of", ShapeWorldStyleMeasure.Depth, 1), ("behind", ShapeWorldStyleMeasure.Depth, -1),
        ("bigger than", ShapeWorldStyleMeasure.Size, 1), ("smaller than", ShapeWorldStyleMeasure.Size, -1),
        ("lighter than", ShapeWorldStyleMeasure.Shade, 1), ("darker than", ShapeWorldStyleMeasure.Shade, -1),
    ];

    private ShapeWorldStyleMeasure Measure => Relations[Relation].Measure;

    public override string Phrase =>
        $"{Subject.Indefinite} is {(IsNegated ? "not " : "")}{Relations[Relation].Words} {Object.Indefinite}{(Than is { } than ? $" than the {than.Singular}" : "")}";

    public override bool? Agrees(ShapeWorldStyleWorld world)
    {
        var (count, than) = Than is { } noun ? noun.Find(world.Shapes) : (1, -1);
        if (count != 1)
        {
            return null;
        }

        bool? agrees = false;
        for (var subject = 0; subject < world.Shapes.Length && agrees != true; subject++)
        {
            if (Subject.Matches(world.Shapes[subject]) && subject != than)
            {
                var relates = Relates(world, subject, than);
                agrees = relates is null ? null : relates != IsNegated ? true : agrees;
            }
        }

        return agrees;
    }

    public static ShapeWorldStyleRelation? OfPhrase(string phrase)
    {
        var match = Form().Match(phrase);
        var relation = Array.FindIndex(Relations, known => known.Words == match.Groups["relation"].Value);
        if (relation < 0 || match.Groups["than"].Success != (Relations[relation].Measure == ShapeWorldStyleMeasure.Distance)
            || ShapeWorldStyleNoun.Parse(match.Groups["subject"].Value) is not { } subject
            || ShapeWorldStyleNoun.Parse(match.Groups["object"].Value) is not { } about)
        {
            return null;
        }

        var than = match.Groups["than"].Success ? ShapeWorldStyleNoun.Parse(match.Groups["than"].Value) : null;
        return match.Groups["than"].Success && than is null ? null : new(subject, match.Groups["not"].Success, relation, about, than);
    }

    /// <summary>Draws one about form and color as true or false as wanted; null where none was found.</summary>
    public static ShapeWorldStyleRelation? DrawAttribute(ref RandomStream random, ShapeWorldStyleWorld world, bool wanted) =>
        Draw(ref random, world, wanted, false, random.NextInt(4));

    /// <summary>Draws one about left, right, above and below as true or false as wanted; null where none was found.</summary>
    public static ShapeWorldStyleRelation? DrawPlane(ref RandomStream random, ShapeWorldStyleWorld world, bool wanted) =>
        Draw(ref random, world, wanted, false, 4 + random.NextInt(4));

    /// <summary>Draws one about place as true or false as wanted; null where none was found.</summary>
    public static ShapeWorldStyleRelation? DrawSpatial(ref RandomStream random, ShapeWorldStyleWorld world, bool wanted) =>
        Draw(ref random, world, wanted, false, 4 + random.NextInt(8));

    /// <summary>Draws any as true or false as wanted, half of them with "not"; null where none was found.</summary>
    public static ShapeWorldStyleRelation? DrawAny(ref RandomStream random, ShapeWorldStyleWorld world, bool wanted) =>
        Draw(ref random, world, wanted, random.NextInt(2) == 0, random.NextInt(Relations.Length));

    private static ShapeWorldStyleRelation? Draw(ref RandomStream random, ShapeWorldStyleWorld world, bool wanted, bool isNegated, int relation)
    {
        var hasThan = Relations[relation].Measure == ShapeWorldStyleMeasure.Distance;
        var (subject, about, than) = (
            ShapeWorldStyleNoun.DrawNaming(ref random), ShapeWorldStyleNoun.DrawNaming(ref random), ShapeWorldStyleNoun.DrawNaming(ref random));
        for (var tries = 0; tries < MostTries; tries++)
        {
            var caption = new ShapeWorldStyleRelation(
                ShapeWorldStyleNoun.Draw(ref random, world.Shapes, subject), isNegated, relation, ShapeWorldStyleNoun.Draw(ref random, world.Shapes, about),
                hasThan ? ShapeWorldStyleNoun.Draw(ref random, world.Shapes, than) : null);
            if (caption.Agrees(world) == wanted && caption.Says())
            {
                return caption;
            }
        }

        return null;
    }

    // "A red shape is the same color as a blue circle" would be false everywhere.
    private bool Says() => Measure switch
    {
        ShapeWorldStyleMeasure.Form => Subject.Form < 0 || Object.Form < 0,
        ShapeWorldStyleMeasure.Color => Subject.Color < 0 || Object.Color < 0,
        _ => true,
    };

    private bool? Relates(ShapeWorldStyleWorld world, int subject, int than)
    {
        bool? relates = false;
        for (var other = 0; other < world.Shapes.Length; other++)
        {
            if (other != subject && other != than && Object.Matches(world.Shapes[other]))
            {
                var compared = Measure == ShapeWorldStyleMeasure.Distance ? than : other;
                var margins = Relations[Relation].Sign * ShapeWorldStyleMeasuring.Difference(Measure, world, subject, compared, other);
                if (margins > world.Clarity)
                {
                    return true;
                }

                // Shapes that are apart are plainly neither in front nor behind.
                relates = margins > -world.Clarity && margins != 0 && world.Clarity > 0 ? null : relates;
            }
        }

        return relates;
    }

    [GeneratedRegex(@"^an? (?<subject>\w+(?: \w+)?) is (?<not>not )?"
        + @"(?<relation>(?:the same|a different) (?:shape|color) (?:as|from)|to the (?:left|right) of|\w+(?: (?:of|to|from|than))?|in front of) "
        + @"an? (?<object>\w+(?: \w+)?)(?: than the (?<than>\w+(?: \w+)?))?$")]
    private static partial Regex Form();
}
