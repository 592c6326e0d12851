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

    /// <summary>The outcomes' file.</summary>
    public string OutcomesFile => Path.Combine(FullPath, "outcomes.jsonl");

    /// <summary>Writes the manifest; the folder is made where it is missing.</summary>
    /// <exception cref="InputException">It cannot be a folder.</exception>
    public void WriteManifest(EvaluationManifest manifest)
    {
        OutputFolder.Make(FullPath);
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

    /// <summary>Readies the folder for an evaluation; what is there of the same one stays until there is something to write.</summary>
    /// <exception cref="InputException">It holds another evaluation, or cannot be a folder to write in.</exception>
    public void Prepare(EvaluationManifest manifest)
    {
        if (Exists && !ReadManifest().IsOfTheSame(manifest))
        {
            throw new InputException($"{FullPath}: holds another evaluation (its evaluation.json says which): choose another folder, or remove it");
        }

        if (!Exists && Array.Find([ResultsFile, OutcomesFile], File.Exists) is { } stranger)
        {
            throw new InputException($"{FullPath}: holds {Path.GetFileName(stranger)}, but no evaluation.json that says of what: choose another folder");
        }

        OutputFolder.MakeWritable(FullPath);
    }

    /// <summary>Removes the results and outcomes, so that none stand beside a manifest that is not theirs.</summary>
    public void Clear()
    {
        if (Directory.Exists(FullPath))
        {
            File.Delete(ResultsFile);
            File.Delete(OutcomesFile);
        }
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

    /// <summary>Reads the outcomes: one of every example from the first on.</summary>
    /// <param name="environment">The environment that was measured in.</param>
    /// <param name="episodes">How many there must be.</param>
    /// <exception cref="InputException">
    /// There are none, or not so many, or a line is not an outcome in this environment; the message names it.
    /// </exception>
    public ImmutableArray<Outcome> ReadOutcomes(EnvironmentSpec environment, int episodes)
    {
        if (!File.Exists(OutcomesFile))
        {
            throw new InputException($"{OutcomesFile} is missing: expected the outcomes of {episodes} episodes");
        }

        var ranges = new OutcomeRanges(environment);
        var outcomes = ReadOutcomes();
        for (var i = 0; i < outcomes.Length; i++)
        {
            if (ranges.Flaw(outcomes[i], i) is { } flaw)
            {
                throw new InputException($"{OutcomesFile}, line {i + 1}: {flaw}");
            }
        }

        return outcomes.Length == episodes
            ? outcomes
            : throw new InputException($"{OutcomesFile}: {outcomes.Length} outcomes, but results.json is of {episodes} episodes");
    }

    private ImmutableArray<Outcome> ReadOutcomes()
    {
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
                throw new InputException($"{OutcomesFile}, line {number}: expected an outcome: {JsonFlaw.OfLine(exception)}", exception);
            }
        }

        return outcomes.ToImmutable();
    }
}
