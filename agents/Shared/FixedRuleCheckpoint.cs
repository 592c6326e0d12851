using System.Text.Json;
using System.Text.Json.Serialization;
using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>The checkpoint of an agent without weights: one JSON file, written atomically.</summary>
internal static class FixedRuleCheckpoint
{
    /// <summary>The file's name.</summary>
    public const string FileName = "agent.json";

    private const int Version = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Writes the file into an existing folder.</summary>
    public static void Save<T>(string folder, string agent, EnvironmentSpec environment, T content)
    {
        var path = Path.Combine(folder, FileName);
        var document = new Document(
            Version, agent, environment.Id.ToString(), Answers(environment), JsonSerializer.SerializeToElement(content, Json));
        File.WriteAllBytes(path + ".tmp", JsonSerializer.SerializeToUtf8Bytes(document, Json));
        File.Move(path + ".tmp", path, overwrite: true);
    }

    /// <summary>Reads the file.</summary>
    /// <exception cref="InputException">
    /// None, not readable, of another version or agent, or saved for an environment with other answers.
    /// </exception>
    public static T Load<T>(string folder, string agent, EnvironmentSpec environment)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            var document = JsonSerializer.Deserialize<Document>(File.ReadAllBytes(path), Json)
                ?? throw new InputException($"{path}: expected a JSON object, found null");
            Check(document, path, agent, environment);
            return document.Content.Deserialize<T>(Json)
                ?? throw new InputException($"{path}: expected an object as 'content', found null");
        }
        catch (JsonException error)
        {
            throw new InputException($"{path}: not a checkpoint of agent '{agent}': {JsonFlaw.Of(error)}", error);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException($"{folder}: holds no checkpoint of agent '{agent}': expected a file {FileName}", error);
        }
    }

    /// <summary>Refuses a saved answer that is not one of the environment's.</summary>
    /// <exception cref="InputException">The answer is out of range.</exception>
    public static void CheckAnswer(string folder, int answer, QuestionAnsweringFields fields)
    {
        if ((uint)answer >= (uint)fields.Answers.Count)
        {
            throw new InputException(
                $"{Path.Combine(folder, FileName)}: answer {answer} is out of range: expected 0 … {fields.Answers.Count - 1}");
        }
    }

    private static void Check(Document document, string path, string agent, EnvironmentSpec environment)
    {
        if (document.Version != Version)
        {
            throw new InputException($"{path}: version {document.Version}, expected {Version}");
        }

        if (document.Agent != agent)
        {
            throw new InputException($"{path}: a checkpoint of agent '{document.Agent}', expected '{agent}'");
        }

        if (!document.Answers.AsSpan().SequenceEqual(Answers(environment)))
        {
            throw new InputException($"{path}: saved for {document.Environment}, whose answers are not those of {environment.Id}");
        }
    }

    private static string[] Answers(EnvironmentSpec environment) =>
        environment.QuestionAnswering is { } questions ? [.. questions.Answers] : [];

    private sealed record Document(int Version, string Agent, string Environment, string[] Answers, JsonElement Content);
}
