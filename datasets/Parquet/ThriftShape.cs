namespace MultiModalRL.Datasets;

/// <summary>Which fields a Thrift structure may have, by number, and of which type each is.</summary>
internal sealed class ThriftShape
{
    private readonly Dictionary<int, Field> fields = [];

    /// <summary>What messages call the structure.</summary>
    public required string Name { get; init; }

    /// <summary>The declared field, or null where the number is unknown.</summary>
    public Field? Find(int id) => fields.GetValueOrDefault(id);

    /// <summary>Declares fields of one type that holds no other structure.</summary>
    public ThriftShape With(ThriftType type, params ReadOnlySpan<int> ids)
    {
        foreach (var id in ids)
        {
            fields.Add(id, new(type, null, null, false));
        }

        return this;
    }

    /// <summary>Declares text fields, whose values are kept.</summary>
    public ThriftShape WithText(params ReadOnlySpan<int> ids)
    {
        foreach (var id in ids)
        {
            fields.Add(id, new(ThriftType.Binary, null, null, true));
        }

        return this;
    }

    /// <summary>Declares a field that holds a structure.</summary>
    public ThriftShape WithStruct(int id, ThriftShape shape)
    {
        fields.Add(id, new(ThriftType.Struct, shape, null, false));
        return this;
    }

    /// <summary>Declares a field that holds a list: of structures where a shape is given.</summary>
    public ThriftShape WithList(int id, ThriftType element, ThriftShape? shape = null)
    {
        fields.Add(id, new(ThriftType.List, null, new(element, shape, null, element == ThriftType.Binary), false));
        return this;
    }

    /// <summary>The type of a field or of a list's elements.</summary>
    internal sealed record Field(ThriftType Type, ThriftShape? Shape, Field? Element, bool KeepsText)
    {
        /// <summary>Whether a wire type can hold the field; both truth values are types of their own.</summary>
        public bool Accepts(ThriftType wire) =>
            wire == Type || (Type == ThriftType.True && wire == ThriftType.False);
    }
}
