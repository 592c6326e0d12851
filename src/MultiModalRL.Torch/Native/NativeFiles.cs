namespace MultiModalRL.Torch;

/// <summary>Finds the native libraries that the packages brought, wherever this kind of start put them.</summary>
/// <param name="folders">The folders to look in, best first.</param>
internal sealed class NativeFiles(IReadOnlyList<string> folders)
{
    /// <summary>The native part of TorchSharp.</summary>
    public const string TorchSharp = "libLibTorchSharp.so";

    /// <summary>
    /// The folders of this process: those the host probes (output of a build, package folders, a single file's
    /// extraction folder), the application's own, and its <c>runtimes/linux-x64/native</c>.
    /// </summary>
    public static NativeFiles OfProcess()
    {
        var probed = AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "";
        var own = AppContext.BaseDirectory;
        return new NativeFiles(
        [
            .. probed.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
            own,
            Path.Combine(own, "runtimes", "linux-x64", "native"),
        ]);
    }

    /// <summary>The absolute path of a library, or null.</summary>
    public string? Find(string name) =>
        folders.Select(folder => Path.GetFullPath(Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", folders.Distinct());
}
