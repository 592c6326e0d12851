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
    /// <param name="versionOf">The version that a header says it is of.</param>
    /// <param name="version">The version that is read.</param>
    /// <exception cref="InputException">None there, damaged, or of another version.</exception>
    public static T Read<T>(string folder, string name, string what, Func<T, int> versionOf, int version)
        where T : class
    {
        var path = Path.Combine(folder, name);
        try
        {
            var header = JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), Json)
                ?? throw new InputException($"{path}: expected a JSON object, found null");
            return versionOf(header) == version
                ? header
                : throw new InputException($"{path}: version {versionOf(header)}, expected {version}");
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
}
