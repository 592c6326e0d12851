using System.Collections.Immutable;
using System.Text.Json;
using MultiModalRL.Core;

namespace MultiModalRL.Running;

/// <summary>
/// The folder of an evaluation: <c>evaluation.json</c> and <c>outcomes.jsonl</c>, one object an example; the sums
/// beside them (<c>results.json</c>) are the evaluation library's.
/// </summary>
/// <param name="path">Where it is or will be.</param>
public sealed class EvaluationFolder(string path)
{
    /// <summary>Its full path.</summary>
    public string FullPath { get; } = Path.GetFullPath(path);

    /// <summary>The sums' file.</summary>
    public string ResultsFile => Path.Combine(FullPath, "results.json");

    /// <summary>Whether an evaluation is there.</summary>
    public bool Exists => File.Exists(ManifestFile);

    /// <summary>The manifest's file.</summary>
    public string ManifestFile => Path.Combine(FullPath, "evaluation.json");

    private string OutcomesFile => Path.Combine(FullPath, "outcomes.jsonl");

    /// <summary>Writes the manifest; the folder is made where it is missing.</summary>
    public void WriteManifest(EvaluationManifest manifest)
    {
        Directory.CreateDirectory(FullPath);
        RunJson.Write(ManifestFile, manifest);
    }

    /// <summary>Reads the manifest.</summary>
    /// <exception cref="InputException">There is none, or it is of another version or damaged.</exception>
    public EvaluationManifest ReadManifest()
    {
        var manifest = RunJson.Read<EvaluationManifest>(ManifestFile);
        return manifest.Format == EvaluationManifest.CurrentFormat
            ? manifest
            : throw new InputException($"{ManifestFile}: format {manifest.Format}, expected {EvaluationManifest.CurrentFormat}");
    }

    /// <summary>Writes the outcomes of the evaluation policy.</summary>
    public void WriteOutcomes(IEnumerable<Outcome> outcomes)
    {
        using var content = new MemoryStream();
        foreach (var outcome in outcomes)
        {
            content.Write(JsonSerializer.SerializeToUtf8Bytes(outcome, RunJson.OneLine));
            content.WriteByte((byte)'\n');
        }

        AtomicFile.Write(OutcomesFile, content.GetBuffer().AsSpan(0, (int)content.Length));
    }

    /// <summary>Reads the outcomes; empty where none were written.</summary>
    /// <exception cref="InputException">A line is not an outcome; the message names it.</exception>
    public ImmutableArray<Outcome> ReadOutcomes()
    {
        if (!File.Exists(OutcomesFile))
        {
            return [];
        }

        var number = 0;
        var outcomes = ImmutableArray.CreateBuilder<Outcome>();
        foreach (var line in File.ReadLines(OutcomesFile))
        {
            number++;
            try
            {
                outcomes.Add(JsonSerializer.Deserialize<Outcome>(line, RunJson.OneLine) ?? throw new JsonException("found null"));
            }
            catch (JsonException exception)
            {
                throw new InputException($"{OutcomesFile}, line {number}: expected an outcome: {exception.Message.ReplaceLineEndings(" ")}", exception);
            }
        }

        return outcomes.ToImmutable();
    }
}
