using MultiModalRL.Core;

namespace MultiModalRL.Running;

/// <summary>
/// The folder of a run: <c>run.json</c>, <c>metrics.jsonl</c>, <c>checkpoints/&lt;step&gt;/</c> and what others put beside
/// (TensorBoard events).
/// </summary>
/// <param name="path">Where it is or will be.</param>
public sealed class RunFolder(string path)
{
    /// <summary>Its full path.</summary>
    public string FullPath { get; } = Path.GetFullPath(path);

    /// <summary>The manifest's file.</summary>
    public string ManifestFile => Path.Combine(FullPath, "run.json");

    /// <summary>The metrics' file.</summary>
    public string MetricsFile => Path.Combine(FullPath, "metrics.jsonl");

    /// <summary>Whether a run is there.</summary>
    public bool Exists => File.Exists(ManifestFile);

    /// <summary>What of a run is there although the run itself is not; null where nothing is.</summary>
    internal string? Remains => Exists ? null
        : File.Exists(MetricsFile) ? MetricsFile
        : Directory.Exists(CheckpointsFolder) ? CheckpointsFolder
        : null;

    /// <summary>The folder of checkpoints.</summary>
    internal CheckpointStore Checkpoints => new(CheckpointsFolder);

    private string CheckpointsFolder => Path.Combine(FullPath, "checkpoints");

    /// <summary>Reads the manifest.</summary>
    /// <exception cref="InputException">There is none, or it is of another version or damaged.</exception>
    public RunManifest ReadManifest()
    {
        if (!Exists)
        {
            throw new InputException($"{path}: no run there: expected a folder that holds run.json");
        }

        var manifest = RunJson.Read<RunManifest>(ManifestFile);
        return manifest.Format == RunManifest.CurrentFormat
            ? manifest
            : throw new InputException($"{ManifestFile}: format {manifest.Format}, expected {RunManifest.CurrentFormat}");
    }

    /// <summary>Writes the manifest atomically; the folder is made where it is missing.</summary>
    /// <exception cref="InputException">It cannot be a folder.</exception>
    public void WriteManifest(RunManifest manifest)
    {
        OutputFolder.Make(FullPath);
        RunJson.Write(ManifestFile, manifest);
    }

    /// <summary>The agent folder of the latest checkpoint.</summary>
    /// <exception cref="InputException">There is no run or no checkpoint yet, or the latest is damaged.</exception>
    public string LatestAgentFolder()
    {
        _ = ReadManifest();
        return Checkpoints.Newest()?.AgentFolder
            ?? throw new InputException($"{path}: the run has no checkpoint yet");
    }

    /// <summary>The agent folder of one checkpoint.</summary>
    /// <param name="checkpoint">Its step, or <c>best</c>; null for the latest.</param>
    /// <exception cref="InputException">There is no run or no such checkpoint, or it is damaged.</exception>
    public string AgentFolder(string? checkpoint)
    {
        _ = ReadManifest();
        return checkpoint is null ? LatestAgentFolder() : Checkpoints.Named(checkpoint).AgentFolder;
    }
}
