using System.Collections.Immutable;

namespace MultiModalRL.Environments;

/// <summary>Reads what a box has: "only two blocks", "a yellow circle, a black square and at least one blue item".</summary>
internal sealed class NlvrContentReader
{
    private readonly NlvrReader reader;

    /// <summary>Prepares reading.</summary>
    /// <param name="reader">The words.</param>
    public NlvrContentReader(NlvrReader reader) => (this.reader, Things) = (reader, new NlvrThingReader(reader, Contents));

    /// <summary>Reads what is said of things.</summary>
    public NlvrThingReader Things { get; }

    /// <summary>Reads all that is said of a box; null where some of it is not understood.</summary>
    public NlvrBoxTest? Contents()
    {
        var all = new List<NlvrBoxTest>();
        do
        {
            if ((Only() ?? Content()) is not { } one)
            {
                return null;
            }

            all.Add(one);
        }
        while (reader.And() || reader.Take("with"));
        return box => all.TrueForAll(test => test(box));
    }

    private NlvrBoxTest? Content()
    {
        if (Things.Group() is not { } group)
        {
            return null;
        }

        bool Has(ImmutableArray<NlvrItem> box) => group.Amount.Has(NlvrThingReader.Count(box, group.Test));
        if (reader.IsAtEnd)
        {
            return Has;
        }

        var start = reader.Position;
        if (Added() is { } added)
        {
            return box => Has(box) && added(box);
        }

        reader.Position = start;
        return Has;
    }

    // What is said of all things of the box after they were counted.
    private NlvrBoxTest? Added()
    {
        if (reader.Take("of", "which") || reader.Take("at", "most", "of", "which"))
        {
            return reader.Amount() is { } amount && reader.Take("is") && reader.Color() is { } part
                ? box => amount.Has(box.Count(thing => thing.Color == part)) : null;
        }

        if (reader.Take("is"))
        {
            _ = reader.Take("of");
            return reader.Color() is { } all && (reader.Take("color") || true) ? box => box.All(thing => thing.Color == all) : null;
        }

        return reader.Take("of") ? Colors() : null;
    }

    private NlvrBoxTest? Colors()
    {
        if (reader.Take("the", "same", "color"))
        {
            return box => box.All(thing => thing.Color == box[0].Color);
        }

        if (reader.Number() is { } count)
        {
            return reader.Take("different", "color") ? box => box.Select(thing => thing.Color).Distinct().Count() == count : null;
        }

        _ = reader.TakeAny("only", "either");
        return OfColors();
    }

    // "Only two items" leaves room for others, as those who wrote the sentences judged; "only yellow items" leaves none.
    private NlvrBoxTest? Only()
    {
        var start = reader.Position;
        var isAfter = reader.Take("item", "of");
        if (reader.Take("only"))
        {
            if (!isAfter && reader.Number() is { } count && Things.Things() is { } things)
            {
                return box => NlvrThingReader.Count(box, things) == count;
            }

            reader.Position = start + (isAfter ? 3 : 1);
            if (OfColors() is { } colors)
            {
                return colors;
            }
        }

        reader.Position = start;
        return null;
    }

    // "Yellow", "yellow and black": all things are, and each color is there.
    private NlvrBoxTest? OfColors()
    {
        if (reader.Color() is not { } color)
        {
            return null;
        }

        var other = reader.TakeAny("and", "or") ? reader.Color() : null;
        _ = reader.Take("color");
        _ = reader.Take("item");
        _ = reader.Take("color");
        return box => box.All(thing => thing.Color == color || thing.Color == other)
            && box.Any(thing => thing.Color == color) && (other is null || box.Any(thing => thing.Color == other));
    }
}
