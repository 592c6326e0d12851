using System.Collections.Immutable;
using System.Text.Json;
using MultiModalRL.Core;
using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// The header of a safetensors file (huggingface/safetensors, README, "Format"), read strictly: every byte of the
/// buffer belongs to exactly one tensor, no name twice, no length that the file cannot hold.
/// </summary>
/// <param name="Tensors">The tensors in the order of their bytes.</param>
/// <param name="Metadata">Free text by name.</param>
internal sealed record SafetensorsHeader(
    ImmutableArray<SafetensorsEntry> Tensors, ImmutableSortedDictionary<string, string> Metadata)
{
    /// <summary>The format's own bound on the header's length.</summary>
    public const long MaximumLength = 100_000_000;

    private const string MetadataKey = "__metadata__";

    /// <summary>Reads the header's JSON.</summary>
    /// <param name="json">The header's bytes.</param>
    /// <param name="bufferLength">The bytes that follow it in the file.</param>
    /// <exception cref="InvalidDataException">It breaks a rule; the message says which, without the file's name.</exception>
    public static SafetensorsHeader Parse(ReadOnlyMemory<byte> json, long bufferLength)
    {
        if (json.IsEmpty || json.Span[0] != (byte)'{')
        {
            throw new InvalidDataException("the header does not start with '{'");
        }

        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 4, AllowDuplicateProperties = false });
            var metadata = ImmutableSortedDictionary<string, string>.Empty;
            var tensors = new List<SafetensorsEntry>();
            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (property.NameEquals(MetadataKey))
                {
                    metadata = ReadMetadata(property.Value);
                }
                else
                {
                    tensors.Add(ReadEntry(property.Name, property.Value));
                }
            }

            return new SafetensorsHeader(InOrder(tensors, bufferLength), metadata);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"the header is not the expected JSON: {(broken is JsonException flaw ? JsonFlaw.OfLine(flaw) : broken.Message)}", broken);
        }
    }

    /// <summary>The JSON, padded with spaces so that the tensors' bytes start at a multiple of 8.</summary>
    public byte[] Format()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            if (!Metadata.IsEmpty)
            {
                writer.WriteStartObject(MetadataKey);
                foreach (var (key, value) in Metadata)
                {
                    writer.WriteString(key, value);
                }

                writer.WriteEndObject();
            }

            foreach (var tensor in Tensors)
            {
                WriteEntry(writer, tensor);
            }

            writer.WriteEndObject();
        }

        while (stream.Length % 8 != 0)
        {
            stream.WriteByte((byte)' ');
        }

        return stream.ToArray();
    }

    private static void WriteEntry(Utf8JsonWriter writer, SafetensorsEntry tensor)
    {
        writer.WriteStartObject(tensor.Name);
        writer.WriteString("dtype", SafetensorsTypes.Name(tensor.Type));
        writer.WriteStartArray("shape");
        foreach (var size in tensor.Shape)
        {
            writer.WriteNumberValue(size);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("data_offsets");
        writer.WriteNumberValue(tensor.Offset);
        writer.WriteNumberValue(tensor.Offset + tensor.Length);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static ImmutableSortedDictionary<string, string> ReadMetadata(JsonElement element) =>
        element.EnumerateObject().ToImmutableSortedDictionary(
            property => property.Name,
            property => property.Value.GetString() ?? throw new InvalidDataException($"{MetadataKey}.{property.Name} is null"));

    private static SafetensorsEntry ReadEntry(string name, JsonElement element)
    {
        var known = element.EnumerateObject().Count(property => property.Name is "dtype" or "shape" or "data_offsets");
        if (known != 3 || element.EnumerateObject().Count() != 3)
        {
            throw new InvalidDataException($"{name} must have dtype, shape and data_offsets and nothing else");
        }

        var typeName = element.GetProperty("dtype").GetString() ?? "null";
        if (!SafetensorsTypes.TryType(typeName, out var type))
        {
            throw new InvalidDataException($"{name} has the type {typeName}, which is not read here");
        }

        ImmutableArray<long> shape = [.. element.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())];
        var offsets = element.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64()).ToArray();
        if (offsets.Length != 2 || offsets[0] < 0 || offsets[1] < offsets[0] || Bytes(shape, type) != offsets[1] - offsets[0])
        {
            throw new InvalidDataException(
                $"{name} of type {typeName} and shape [{string.Join(", ", shape)}] does not fit offsets [{string.Join(", ", offsets)}]");
        }

        return new SafetensorsEntry(name, type, shape, offsets[0], offsets[1] - offsets[0]);
    }

    // −1 for a shape that no file can hold.
    private static long Bytes(ImmutableArray<long> shape, ScalarType type)
    {
        var bytes = (UInt128)(uint)SafetensorsTypes.Size(type);
        foreach (var size in shape)
        {
            if (size < 0 || bytes > long.MaxValue)
            {
                return -1;
            }

            bytes *= (ulong)size;
        }

        return bytes > long.MaxValue ? -1 : (long)bytes;
    }

    private static ImmutableArray<SafetensorsEntry> InOrder(List<SafetensorsEntry> tensors, long bufferLength)
    {
        ImmutableArray<SafetensorsEntry> ordered = [.. tensors.OrderBy(tensor => tensor.Offset).ThenBy(tensor => tensor.Length)];
        var end = 0L;
        foreach (var tensor in ordered)
        {
            if (tensor.Offset != end)
            {
                throw new InvalidDataException($"{tensor.Name} starts at byte {tensor.Offset}: expected {end} (no holes, no overlaps)");
            }

            end += tensor.Length;
        }

        return end == bufferLength
            ? ordered
            : throw new InvalidDataException($"the tensors take {end} bytes, the file holds {bufferLength}");
    }
}
