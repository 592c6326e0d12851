namespace MultiModalRL.Datasets;

/// <summary>A Thrift structure as read: its fields by number.</summary>
internal sealed class ThriftStruct
{
    private readonly Dictionary<int, object> values = [];

    /// <summary>Whether the field is present.</summary>
    public bool Has(int id) => values.ContainsKey(id);

    /// <summary>A whole number or a truth value (0 or 1), or null where it is missing.</summary>
    public long? Integer(int id) => values.GetValueOrDefault(id) as long?;

    /// <summary>A text, or null where it is missing.</summary>
    public string? Text(int id) => values.GetValueOrDefault(id) as string;

    /// <summary>A structure, or null where it is missing.</summary>
    public ThriftStruct? Struct(int id) => values.GetValueOrDefault(id) as ThriftStruct;

    /// <summary>A list of structures, empty where it is missing.</summary>
    public IReadOnlyList<ThriftStruct> Structs(int id) => values.GetValueOrDefault(id) is object[] list ? [.. list.OfType<ThriftStruct>()] : [];

    /// <summary>A list of texts, empty where it is missing.</summary>
    public IReadOnlyList<string> Texts(int id) => values.GetValueOrDefault(id) is object[] list ? [.. list.OfType<string>()] : [];

    /// <summary>Sets a field; false where it was set before.</summary>
    public bool TrySet(int id, object value) => values.TryAdd(id, value);
}
