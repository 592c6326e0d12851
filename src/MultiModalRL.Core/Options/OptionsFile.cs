using System.Text.Json;
using System.Text.Json.Nodes;

namespace MultiModalRL.Core;

/// <summary>Options from a JSON file (<c>--config FILE</c>). Comments and trailing commas are allowed, repeated names are not.</summary>
public static class OptionsFile
{
    private static readonly JsonDocumentOptions Reading = new()
    {
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
        CommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>Reads the object that the file holds.</summary>
    /// <exception cref="InputException">No such file, or malformed: the message names the file, line and column.</exception>
    public static JsonObject Read(string file)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(file), documentOptions: Reading) as JsonObject
                ?? throw new InputException($"{file}: expected a JSON object");
        }
        catch (JsonException exception)
        {
            throw new InputException(
                $"{file}, line {exception.LineNumber + 1}, column {exception.BytePositionInLine + 1}: not valid JSON: {JsonFlaw.OfLine(exception)}", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{file}: {exception.Message}", exception);
        }
    }
}
