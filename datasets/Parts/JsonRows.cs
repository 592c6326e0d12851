using System.IO.Compression;
using System.Text.Json;

namespace MultiModalRL.Datasets;

/// <summary>Rows of official JSON files.</summary>
internal static class JsonRows
{
    public static IEnumerable<JsonRow> OfArray(string file, string? property)
    {
        var root = OfRoot(file);
        var list = property is null ? root : root.GetProperty(property);
        var number = 0L;
        foreach (var element in list.EnumerateArray())
        {
            yield return new(file, ++number, null, element);
        }
    }

    public static IEnumerable<JsonRow> OfObject(string file)
    {
        var number = 0L;
        foreach (var property in OfRoot(file).EnumerateObject())
        {
            yield return new(file, ++number, property.Name, property.Value);
        }
    }

    public static JsonRow OfDocument(string file) => new(file, 1, null, OfRoot(file));

    private static JsonElement OfRoot(string file)
    {
        var bytes = InputFile.ReadAllBytes(file, 1L << 31);
        if (bytes is [0x1f, 0x8b, ..])
        {
            using var stream = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
            return JsonDocument.Parse(stream).RootElement;
        }

        return JsonDocument.Parse(bytes).RootElement;
    }
}
