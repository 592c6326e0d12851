using System.Security.Cryptography;
using MultiModalRL.Core;

namespace MultiModalRL.Torch;

/// <summary>
/// A private copy of a library in which one needed symbol version is marked weak, so that it loads beside an older
/// C++ library. Sound only where nothing calls a symbol of that version: in TorchSharp 0.107 the only one,
/// <c>std::ios_base_library_init</c>, is a link-time marker without a relocation. The original is never written:
/// build outputs are hard links into the package cache.
/// </summary>
internal static class RelaxedLibrary
{
    /// <summary>The version that GCC 13 brought: Debian 12 and Ubuntu 22.04 end at 3.4.30.</summary>
    public const string Version = "GLIBCXX_3.4.32";

    /// <summary>The bytes of the copy: the original's, apart from the flag of each entry that needs the version.</summary>
    /// <exception cref="InputException">The file is damaged, or does not need the version.</exception>
    public static byte[] Relax(byte[] original, string path)
    {
        IReadOnlyList<int> offsets;
        try
        {
            offsets = ElfVersionNeeds.StrongFlagOffsets(original, Version);
        }
        catch (InvalidDataException broken)
        {
            throw new InputException($"{path} is damaged ({broken.Message}): restore the packages again", broken);
        }

        if (offsets.Count == 0)
        {
            throw new InputException($"{path} does not load and does not need {Version}: restore the packages again");
        }

        var relaxed = (byte[])original.Clone();
        foreach (var offset in offsets)
        {
            relaxed[offset] |= ElfVersionNeeds.WeakFlag;
        }

        return relaxed;
    }

    /// <summary>Where the user's copy of a library lies: the cache's folder, the original's hash and size, its name.</summary>
    public static string CachePath(string cache, byte[] original, string name)
    {
        var key = Convert.ToHexStringLower(SHA256.HashData(original).AsSpan(0, 16));
        return Path.Combine(cache, "multimodalrl", "native", $"{key}-{original.Length}", name);
    }

    /// <summary>The user's cache folder: <c>$XDG_CACHE_HOME</c> if absolute, else <c>~/.cache</c>, else null.</summary>
    public static string? UserCache()
    {
        var configured = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        if (Path.IsPathRooted(configured))
        {
            return configured;
        }

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return home.Length == 0 ? null : Path.Combine(home, ".cache");
    }

    /// <summary>
    /// Makes the copy be at a path: kept if it is there whole, else written beside it and renamed, so that processes
    /// that start at once never see a part of it. False where the folder cannot be written.
    /// </summary>
    public static bool TryPlace(byte[] relaxed, string path)
    {
        try
        {
            if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(relaxed))
            {
                return true;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var temporary = $"{path}.{Environment.ProcessId}-{Path.GetRandomFileName()}";
            try
            {
                File.WriteAllBytes(temporary, relaxed);
                File.Move(temporary, path, overwrite: true);
            }
            finally
            {
                File.Delete(temporary);
            }

            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
