using System.Collections.Immutable;
using System.Text.Json;
using MultiModalRL.Core;

namespace MultiModalRL.Evaluation;

/// <summary>A run's manifest as a report shows it.</summary>
/// <param name="Name">The run's name.</param>
/// <param name="Facts">Every value with its path, such as <c>options.learning_rate</c>.</param>
/// <param name="Json">The manifest's own text.</param>
public sealed record ReportManifest(string Name, ImmutableArray<KeyValuePair<string, string>> Facts, string Json)
{
    /// <summary>Reads a manifest (<c>run.json</c>).</summary>
    /// <exception cref="InputException">The file is missing or is not JSON.</exception>
    public static ReportManifest Read(string name, string path)
    {
        try
        {
            return Parse(name, File.ReadAllText(path));
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            var reason = exception is JsonException flaw ? JsonFlaw.Of(flaw) : exception.Message.ReplaceLineEndings(" ");
            throw new InputException($"{path}: {reason}: expected a run's manifest", exception);
        }
    }

    /// <summary>Reads a manifest's text.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static ReportManifest Parse(string name, string json)
    {
        using var document = JsonDocument.Parse(json);
        var facts = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        Collect(document.RootElement, "", facts);
        return new ReportManifest(name, facts.ToImmutable(), json);
    }

    private static void Collect(JsonElement element, string path, ImmutableArray<KeyValuePair<string, string>>.Builder facts)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                Collect(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}", facts);
            }
        }
        else
        {
            facts.Add(KeyValuePair.Create(path, element.ToString()));
        }
    }
}
