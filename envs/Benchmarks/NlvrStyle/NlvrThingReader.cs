using System.Collections.Immutable;

namespace MultiModalRL.Environments;

/// <summary>Reads what is said of things: what they are, where they stand, and how many.</summary>
/// <param name="reader">The words.</param>
/// <param name="contents">Reads what a tower has, where a thing is said to be of one.</param>
internal sealed class NlvrThingReader(NlvrReader reader, Func<NlvrBoxTest?> contents)
{
    /// <summary>Whether a thing is both.</summary>
    public static NlvrItemTest Both(NlvrItemTest one, NlvrItemTest other) => (box, item) => one(box, item) && other(box, item);

    /// <summary>How many things of a box are what is said.</summary>
    public static int Count(ImmutableArray<NlvrItem> box, NlvrItemTest test)
    {
        var count = 0;
        for (var item = 0; item < box.Length; item++)
        {
            count += test(box, item) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Things and how many: "at least two small black circles touching the edge".</summary>
    public NlvrGroup? Group()
    {
        var amount = reader.Amount() ?? NlvrAmount.Some;
        if (Things() is not { } test)
        {
            return null;
        }

        var group = new NlvrGroup(amount, test);
        while (Narrowed(group) is { } narrowed)
        {
            group = narrowed;
        }

        return group;
    }

    /// <summary>Size, color and shape, each of which may be left out but not all.</summary>
    public NlvrItemTest? Things()
    {
        var start = reader.Position;
        var (size, color, shape) = (reader.Size(), reader.Color(), reader.Shape());
        var isNamed = shape is not null || reader.Take("item");
        var end = reader.Position;
        if (reader.Take("of") && reader.Color() is { } named && !reader.Take("and"))
        {
            color = named;
            _ = reader.Take("color");
        }
        else
        {
            reader.Position = end;
        }

        if (!isNamed && color is null)
        {
            reader.Position = start;
            return null;
        }

        return (box, item) => (size is null || box[item].Size == size) && (color is null || box[item].Color == color) && (shape is null || box[item].Shape == shape);
    }

    /// <summary>Where things stand: "touching the edge", "not touching any edge".</summary>
    public NlvrItemTest? Place()
    {
        var start = reader.Position;
        var isNot = reader.Take("not");
        if (reader.Take("touching"))
        {
            _ = reader.TakeAny("the", "any", "some", "all");
            if (Wall() is { } wall)
            {
                _ = reader.Take("of", "some", "box") || reader.Take("of", "the", "box") || reader.Take("with", "its", "side");
                return (box, item) => wall(box[item]) != isNot;
            }
        }

        reader.Position = start;
        return null;
    }

    private Predicate<NlvrItem>? Wall() =>
        reader.Take("right", "wall") || reader.Take("right", "side") || reader.Take("right", "edge") ? item => item.IsAtRight
        : reader.TakeAny("edge", "wall", "side") ? item => item.IsAtLeft || item.IsAtRight || item.IsAtTop || item.IsAtBottom
        : reader.Take("base") ? item => item.IsAtBottom
        : reader.TakeAny("top", "roof") ? item => item.IsAtTop
        : reader.Take("corner") ? item => (item.IsAtLeft || item.IsAtRight) && (item.IsAtTop || item.IsAtBottom)
        : null;

    private NlvrGroup? Narrowed(NlvrGroup group)
    {
        var start = reader.Position;
        if (Place() is { } place)
        {
            return group.Where(place);
        }

        var narrowed = reader.Take("at", "base") ? OfTower(group.Where((_, item) => item == 0))
            : reader.Take("at", "top") ? OfTower(group.Where((box, item) => item == box.Length - 1))
            : reader.Take("on") ? Beside(group, 1)
            : reader.Take("below") ? Beside(group, -1)
            : null;
        reader.Position = narrowed is null ? start : reader.Position;
        return narrowed;
    }

    // Directly on or below another.
    private NlvrGroup? Beside(NlvrGroup group, int above)
    {
        _ = reader.Take("the") || reader.Amount() is not null;
        return Things() is { } other
            ? group.Where((box, item) => item - above >= 0 && item - above < box.Length && other(box, item - above))
            : null;
    }

    // "As the base of at least two towers with three blocks": as many things as towers, since each has one base.
    private NlvrGroup? OfTower(NlvrGroup group)
    {
        if (!reader.Take("of"))
        {
            return group;
        }

        var towers = reader.Take("the") ? NlvrAmount.Some : reader.Amount();
        if (towers is null || !reader.Container())
        {
            return null;
        }

        var counted = towers == NlvrAmount.Some ? group : group with { Amount = towers.Value };
        return !reader.Take("with") ? counted : contents() is { } has ? counted.Where((box, _) => has(box)) : null;
    }
}
