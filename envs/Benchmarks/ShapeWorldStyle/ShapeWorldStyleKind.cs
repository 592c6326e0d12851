using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>A kind of worlds and captions, as a published configuration has it.</summary>
/// <param name="Name">The configuration's name.</param>
/// <param name="Fewest">Fewest shapes of a world.</param>
/// <param name="Most">Most shapes of a world.</param>
/// <param name="IsNarrow">Whether a world has few colors and forms, so that they recur.</param>
/// <param name="Draw">Draws its captions.</param>
internal sealed record ShapeWorldStyleKind(string Name, int Fewest, int Most, bool IsNarrow, ShapeWorldStyleKind.CaptionDraw Draw)
{
    /// <summary>Draws a caption as true or false of a world as wanted; null where none was found.</summary>
    public delegate ShapeWorldStyleCaption? CaptionDraw(ref RandomStream random, ShapeWorldStyleWorld world, bool wanted);

    /// <summary>The kinds that are published, in ordinal order of their names.</summary>
    public static ImmutableArray<ShapeWorldStyleKind> Published { get; } =
    [
        new("existential-colfree", 1, 8, false, DrawExistence),
        new("existential-full", 1, 8, false, DrawExistence),
        new("existential-oneshape", 1, 1, false, DrawExistence),
        new("logical-existential", 1, 15, false, ShapeWorldStyleJunction.Draw),
        new("quantification-count", 5, 15, true, ShapeWorldStyleQuantity.DrawCount),
        new("quantification-full", 5, 15, true, DrawQuantity),
        new("relational-attribute", 4, 10, true, ShapeWorldStyleRelation.DrawAttribute),
        new("relational-full", 4, 10, true, ShapeWorldStyleRelation.DrawAny),
        new("relational-spatial", 4, 10, true, ShapeWorldStyleRelation.DrawSpatial),
        new("relational-spatial_twoshapes", 2, 2, false, ShapeWorldStyleRelation.DrawPlane),
        new("selection-full", 4, 10, true, ShapeWorldStyleSelection.DrawAny),
        new("selection-positive", 4, 10, true, ShapeWorldStyleSelection.DrawOfTwo),
    ];

    /// <summary>
    /// The published kinds and two more: one shape, and captions that name its color or its form alone. What either looks like is learned
    /// sooner from these than from any other.
    /// </summary>
    public static ImmutableArray<ShapeWorldStyleKind> All { get; } =
    [
        .. Published,
        new("existential-onecolor", 1, 1, false, ShapeWorldStyleExistence.DrawColor),
        new("existential-oneform", 1, 1, false, ShapeWorldStyleExistence.DrawForm),
    ];

    /// <summary>The kinds of some names; one that is named twice is drawn twice as often.</summary>
    /// <exception cref="InputException">There are no names, or a kind is not called so.</exception>
    public static ImmutableArray<ShapeWorldStyleKind> Named(ImmutableArray<string> names)
    {
        var unknown = names.FirstOrDefault(name => !All.Any(kind => kind.Name == name));
        return names.IsEmpty || unknown is not null
            ? throw new InputException($"kinds has {(unknown is null ? "no names" : $"'{unknown}'")}: expected some of {string.Join(", ", All.Select(kind => kind.Name))}")
            : [.. names.Select(name => All.First(kind => kind.Name == name))];
    }

    private static ShapeWorldStyleExistence? DrawExistence(ref RandomStream random, ShapeWorldStyleWorld world, bool wanted) =>
        ShapeWorldStyleExistence.Draw(ref random, world, wanted);

    private static ShapeWorldStyleQuantity? DrawQuantity(ref RandomStream random, ShapeWorldStyleWorld world, bool wanted) => random.NextInt(2) == 0
        ? ShapeWorldStyleQuantity.DrawCount(ref random, world, wanted)
        : ShapeWorldStyleQuantity.DrawShare(ref random, world, wanted);
}
