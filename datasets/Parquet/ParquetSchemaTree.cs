namespace MultiModalRL.Datasets;

/// <summary>Walks the flattened schema of a footer and finds its leaves.</summary>
internal sealed class ParquetSchemaTree
{
    private const int DeepestGroup = 32;
    private const int Repeated = 2;
    private const int Optional = 1;
    private const int LastPhysicalType = 7;

    private readonly IReadOnlyList<ThriftStruct> elements;
    private readonly List<ParquetLeaf> leaves = [];
    private int next = 1;

    private ParquetSchemaTree(IReadOnlyList<ThriftStruct> elements) => this.elements = elements;

    /// <summary>The leaves in the order of their chunks.</summary>
    /// <exception cref="InvalidDataException">The elements are no tree of at most 32 levels.</exception>
    public static IReadOnlyList<ParquetLeaf> Leaves(IReadOnlyList<ThriftStruct> elements)
    {
        var tree = new ParquetSchemaTree(elements);
        if (elements.Count == 0)
        {
            throw new InvalidDataException("there is no schema");
        }

        for (var child = Children(elements[0]); child > 0; child--)
        {
            tree.Read(new("", 0, 0, 0, 0), afterList: false);
        }

        return tree.next == elements.Count ? tree.leaves : throw new InvalidDataException("the schema is no tree");
    }

    private void Read(Place place, bool afterList)
    {
        if (next >= elements.Count || place.Depth > DeepestGroup)
        {
            throw new InvalidDataException("the schema is no tree");
        }

        var element = elements[next++];
        var repetition = element.Integer(3) ?? 0;
        var isGroup = element.Integer(1) is null;
        var name = element.Text(4) ?? "";
        if (name.Any(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029'))
        {
            // Messages that name the column are one line.
            throw new InvalidDataException($"a column is called '{name}'");
        }

        var isRepeated = repetition == Repeated;
        var isList = IsList(element) && isGroup;

        // A repeated group of a list, and its only child, are not part of what the user calls the column.
        var isWrapper = afterList && isRepeated && isGroup && Children(element) == 1;
        var hides = (afterList && isRepeated) || place.HidesElement;
        var inner = place.Below(hides ? null : name, repetition is Repeated or Optional, isRepeated, isWrapper);
        if (!isGroup)
        {
            Add(element, inner);
            return;
        }

        for (var child = Children(element); child > 0; child--)
        {
            Read(inner, isList);
        }
    }

    private void Add(ThriftStruct element, Place place)
    {
        var type = element.Integer(1)!.Value;
        if (type is < 0 or > LastPhysicalType)
        {
            throw new InvalidDataException($"{place.Name} is of the unknown type {type}");
        }

        leaves.Add(new(
            new(place.Name, Kind((int)type, element), place.Repetition),
            leaves.Count,
            (int)type,
            IsOneByte(element),
            place.Definition,
            place.Repetition,
            place.ElementDefinition));
    }

    private static ParquetKind Kind(int type, ThriftStruct element)
    {
        var logical = element.Struct(10);
        var converted = element.Integer(6);
        if (logical?.Has(11) == true)
        {
            return ParquetKind.Null;
        }

        var isPlain = converted is null && logical is null;
        return type switch
        {
            0 => ParquetKind.Boolean,
            1 or 2 when isPlain || logical?.Has(10) == true || (logical is null && converted is >= 11 and <= 18) => ParquetKind.WholeNumber,
            4 or 5 when isPlain => ParquetKind.RealNumber,
            6 when isPlain => ParquetKind.Binary,
            6 when logical?.Has(1) == true || logical?.Has(4) == true || converted is 0 => ParquetKind.Text,
            _ => ParquetKind.Other,
        };
    }

    private static bool IsOneByte(ThriftStruct element) =>
        element.Integer(6) is 11 or 15 || element.Struct(10)?.Struct(10)?.Integer(1) == 8;

    private static bool IsList(ThriftStruct element) => element.Integer(6) is 3 || element.Struct(10)?.Has(3) == true;

    private static long Children(ThriftStruct element) => element.Integer(5) ?? 0;

    private readonly record struct Place(
        string Name, int Depth, int Definition, int Repetition, int ElementDefinition, bool HidesElement = false)
    {
        public Place Below(string? name, bool mayMiss, bool isRepeated, bool hidesElement)
        {
            var definition = Definition + (mayMiss ? 1 : 0);
            return new(
                name is null ? Name : Name.Length == 0 ? name : $"{Name}.{name}",
                Depth + 1,
                definition,
                Repetition + (isRepeated ? 1 : 0),
                isRepeated ? definition : ElementDefinition,
                hidesElement);
        }
    }
}
