using System.Text.Json;
using System.Text.Json.Serialization;
using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>The JSON file by which a checkpoint says what it is of: strict, versioned, written atomically.</summary>
internal static class CheckpointHeader
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        IgnoreReadOnlyProperties = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Reads one.</summary>
    /// <typeparam name="T">The header.</typeparam>
    /// <param name="folder">The checkpoint's folder.</param>
    /// <param name="name">The file's name in it.</param>
    /// <param name="what">What the folder is expected to hold, as the error says it.</param>
    /// <param name="version">The version that is read.</param>
    /// <exception cref="InputException">None there, damaged, or of another version.</exception>
    public static T Read<T>(string folder, string name, string what, int version)
        where T : class
    {
        var path = Path.Combine(folder, name);
        try
        {
            var bytes = File.ReadAllBytes(path);
            RequireVersion(path, bytes, version);
            return JsonSerializer.Deserialize<T>(bytes, Json) ?? throw new InputException($"{path}: expected a JSON object, found null");
        }
        catch (JsonException error)
        {
            throw new InputException($"{path}: not a checkpoint with a model: {JsonFlaw.Of(error)}", error);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException($"{folder}: holds no {what}: expected a file {name}", error);
        }
    }

    /// <summary>Writes one into an existing folder.</summary>
    public static void Write<T>(string folder, string name, T header)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path + ".tmp", JsonSerializer.SerializeToUtf8Bytes(header, Json));
        File.Move(path + ".tmp", path, overwrite: true);
    }

    // Before all else: what another version has more or less of is no damage.
    private static void RequireVersion(string path, byte[] bytes, int version)
    {
        using var document = JsonDocument.Parse(bytes);
        if (document.RootElement is { ValueKind: JsonValueKind.Object } header
            && header.TryGetProperty("version", out var found) && found.ValueKind == JsonValueKind.Number
            && found.TryGetInt32(out var number) && number != version)
        {
            throw new InputException($"{path}: a checkpoint of version {number}, expected {version}: train anew");
        }
    }
}
