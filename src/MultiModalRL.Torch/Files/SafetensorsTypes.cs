using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>The names of element types in safetensors, and their sizes.</summary>
internal static class SafetensorsTypes
{
    private static readonly (ScalarType Type, string Name, int Size)[] Known =
    [
        (ScalarType.Float32, "F32", 4), (ScalarType.Float64, "F64", 8), (ScalarType.Float16, "F16", 2),
        (ScalarType.BFloat16, "BF16", 2), (ScalarType.Int64, "I64", 8), (ScalarType.Int32, "I32", 4),
        (ScalarType.Int16, "I16", 2), (ScalarType.Int8, "I8", 1), (ScalarType.Byte, "U8", 1), (ScalarType.Bool, "BOOL", 1),
    ];

    /// <summary>The name of a type.</summary>
    /// <exception cref="NotSupportedException">Safetensors, or this reader, has none.</exception>
    public static string Name(ScalarType type) =>
        Known.FirstOrDefault(known => known.Type == type).Name ?? throw new NotSupportedException($"safetensors has no type for {type}");

    /// <summary>Bytes an element.</summary>
    public static int Size(ScalarType type) => Known.First(known => known.Type == type).Size;

    /// <summary>The type of a name; false where it is unknown here.</summary>
    public static bool TryType(string name, out ScalarType type)
    {
        foreach (var known in Known)
        {
            if (known.Name == name)
            {
                type = known.Type;
                return true;
            }
        }

        type = default;
        return false;
    }
}
