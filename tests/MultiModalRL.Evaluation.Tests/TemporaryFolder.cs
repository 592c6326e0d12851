namespace MultiModalRL.Evaluation.Tests;

/// <summary>A folder that is gone with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mmrl-");

    public string this[string path] => Path.Combine(folder.FullName, path);

    public void Dispose() => folder.Delete(recursive: true);
}
