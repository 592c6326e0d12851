using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using MultiModalRL.Core;

namespace MultiModalRL.Running;

/// <summary>The JSON files of a run folder: snake-case names, indented, written whole or not at all.</summary>
internal static class RunJson
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    /// <summary>The same on one line.</summary>
    public static readonly JsonSerializerOptions OneLine = new(Format) { WriteIndented = false };

    public static byte[] Bytes<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Format);

    public static void Write<T>(string path, T value) => AtomicFile.Write(path, Bytes(value));

    public static T Read<T>(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), Format)
                ?? throw new InputException($"{path}: expected a JSON object, found null");
        }
        catch (JsonException exception)
        {
            throw new InputException($"{path}: {JsonFlaw.Of(exception)}", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: {exception.Message.ReplaceLineEndings(" ")}", exception);
        }
    }
}
