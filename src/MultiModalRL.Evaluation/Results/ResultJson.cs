using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using MultiModalRL.Core;

namespace MultiModalRL.Evaluation;

/// <summary>How results become JSON: snake case, names of types and metrics as they are.</summary>
public static class ResultJson
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // files, not web pages: λ stays λ
        NumberHandling = JsonNumberHandling.Strict,
        RespectRequiredConstructorParameters = true,
        WriteIndented = true,
    };

    private static readonly JsonSerializerOptions OneLine = new(Indented) { WriteIndented = false };

    /// <summary>A result as one line: what <c>evaluate --json</c> prints.</summary>
    public static string Line(EvaluationResult result) => JsonSerializer.Serialize(result, OneLine);

    /// <summary>The same of an environment without questions.</summary>
    public static string Line(EpisodesResult result) => JsonSerializer.Serialize(result, OneLine);

    /// <summary>A result as indented text.</summary>
    public static string Text(EvaluationResult result) => JsonSerializer.Serialize(result, Indented);

    /// <summary>Writes a result to a file, whole or not at all.</summary>
    public static void Write(EvaluationResult result, string path) => TextFile.Write(path, Text(result) + "\n");

    /// <summary>Reads a result.</summary>
    /// <exception cref="InputException">The file is missing or is not a result.</exception>
    public static EvaluationResult Read(string path) => Read<EvaluationResult>(path, "one object as evaluate --json prints it");

    /// <summary>Reads a result of an environment without questions.</summary>
    /// <exception cref="InputException">The file is missing or is not such a result.</exception>
    public static EpisodesResult ReadEpisodes(string path) => Read<EpisodesResult>(path, "one object as evaluate --json prints it");

    /// <summary>Whether a file holds a result of an environment without questions; false where it is no result at all.</summary>
    public static bool IsOfEpisodes(string path)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(path)) is JsonObject result && result.ContainsKey("reward_mean") && !result.ContainsKey("accuracy");
        }
        catch (JsonException)
        {
            return false;
        }
    }

    internal static string LineOf<T>(T value) => JsonSerializer.Serialize(value, OneLine);

    internal static string TextOf<T>(T value) => JsonSerializer.Serialize(value, Indented);

    internal static T Read<T>(string path, string expected)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllText(path), Indented) ?? throw new JsonException("the file holds null");
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            var reason = exception is JsonException flaw ? JsonFlaw.Of(flaw) : exception.Message.ReplaceLineEndings(" ");
            throw new InputException($"{path}: {reason}: expected {expected}", exception);
        }
    }
}
