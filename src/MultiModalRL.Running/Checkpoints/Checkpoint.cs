namespace MultiModalRL.Running;

/// <summary>A complete, intact checkpoint.</summary>
/// <param name="Folder">Where it is.</param>
/// <param name="Manifest">What it says of itself.</param>
internal sealed record Checkpoint(string Folder, CheckpointManifest Manifest)
{
    public const string ManifestName = "checkpoint.json";
    public const string RunnerName = "runner.bin";
    public const string AgentName = "agent";

    public string AgentFolder => Path.Combine(Folder, AgentName);

    public string RunnerFile => Path.Combine(Folder, RunnerName);
}
