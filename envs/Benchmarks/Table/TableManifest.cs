using System.Collections.Immutable;
using System.Text.Json;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>What a written benchmark needs beside its tables: the file <c>mmrl.json</c>.</summary>
/// <param name="Format">The version of this file: 1.</param>
/// <param name="Benchmark">The benchmark that was written.</param>
/// <param name="Metric">The name of its official rule.</param>
/// <param name="SmallestDifference">The smallest difference between two accuracies of it.</param>
/// <param name="Choices">Most options of a question; 0 where questions are open.</param>
/// <param name="Answers">The answers to open questions, in their order.</param>
/// <param name="ImageHeight">Rows of pixels of the images.</param>
/// <param name="ImageWidth">Columns of pixels of the images.</param>
/// <param name="Side">Cells along each side of the partition of glimpses.</param>
/// <param name="ThumbnailSide">Block means along each side of the thumbnail; 0 for none, or one of another kind.</param>
internal sealed record TableManifest(
    int Format, string Benchmark, string Metric, double SmallestDifference, int Choices, ImmutableArray<string> Answers, int ImageHeight, int ImageWidth, int Side, int ThumbnailSide)
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "mmrl.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    /// <summary>The manifest of a folder; null where it has none.</summary>
    /// <exception cref="InputException">It is damaged, or of another format.</exception>
    public static TableManifest? Read(string folder)
    {
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file))
        {
            return null;
        }

        try
        {
            var manifest = JsonSerializer.Deserialize<TableManifest>(File.ReadAllBytes(file), Json);
            return manifest is { Format: 1 } and { Choices: >= 0, Side: > 0 } && !manifest.Answers.IsDefault
                ? manifest
                : throw new InputException($"{file} is of format {manifest?.Format ?? 0}: expected format 1, choices, answers and side");
        }
        catch (JsonException exception)
        {
            throw new InputException($"{file} cannot be read: {JsonFlaw.Of(exception)}", exception);
        }
    }

    /// <summary>The bytes of the file.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Json);
}
