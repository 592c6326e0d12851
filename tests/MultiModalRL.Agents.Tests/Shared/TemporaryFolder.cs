namespace MultiModalRL.Agents.Tests;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("mmrl-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
