using System.Runtime.InteropServices;
using MultiModalRL.Core;

namespace MultiModalRL.Torch;

/// <summary>Loads the native part of TorchSharp, through a relaxed copy where the system's C++ library is too old.</summary>
internal static class NativeTorch
{
    // Dependencies before their users; the CUDA ones exist only in the CUDA package.
    private static readonly string[] Dependencies =
        ["libc10.so", "libtorch_cpu.so", "libc10_cuda.so", "libtorch_cuda.so", "libtorch.so"];

    /// <summary>Whether this platform may need the cure: elsewhere TorchSharp's own loader does.</summary>
    public static bool Applies => OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64;

    /// <summary>Loads the library and returns its handle; it stays loaded to the end of the process.</summary>
    /// <param name="files">Where the native libraries lie.</param>
    /// <param name="cache">The folder under which a relaxed copy is kept between processes; null keeps none.</param>
    /// <exception cref="InputException">It is missing, damaged, or the system lacks more than the one version.</exception>
    public static nint Load(NativeFiles files, string? cache)
    {
        var path = files.Find(NativeFiles.TorchSharp) ?? throw new InputException(
            $"{NativeFiles.TorchSharp} is in none of the folders {files}: reference TorchSharp-cpu or TorchSharp-cuda-linux "
            + "in the executable project");
        foreach (var dependency in Dependencies)
        {
            if (files.Find(dependency) is { } found)
            {
                RequireWhole(found);
                // A refusal shows again, with its reason, at the library that needs it.
                NativeLibrary.TryLoad(found, out _);
            }
        }

        RequireWhole(path);
        if (TryLoad(path, out var handle, out var reason))
        {
            return handle;
        }

        if (!reason.Contains(RelaxedLibrary.Version, StringComparison.Ordinal))
        {
            throw new InputException($"{path} does not load: {reason}");
        }

        return LoadRelaxed(path, cache);
    }

    private static nint LoadRelaxed(string path, string? cache)
    {
        var original = File.ReadAllBytes(path);
        var relaxed = RelaxedLibrary.Relax(original, path);
        if (cache is not null)
        {
            var kept = RelaxedLibrary.CachePath(cache, original, NativeFiles.TorchSharp);
            if (RelaxedLibrary.TryPlace(relaxed, kept) && TryLoad(kept, out var handle, out _))
            {
                return handle;
            }
        }

        return LoadOnce(relaxed);
    }

    // Without a writable (or executable) cache: a folder of its own that only this user can enter, gone after the load.
    private static nint LoadOnce(byte[] relaxed)
    {
        string reason;
        try
        {
            var folder = Directory.CreateTempSubdirectory("multimodalrl-").FullName;
            try
            {
                var copy = Path.Combine(folder, NativeFiles.TorchSharp);
                File.WriteAllBytes(copy, relaxed);
                if (TryLoad(copy, out var handle, out reason))
                {
                    return handle;
                }
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            reason = refused.Message;
        }

        throw new InputException(
            $"the system's libstdc++.so.6 lacks {RelaxedLibrary.Version} (GCC 13) and a relaxed copy of {NativeFiles.TorchSharp} "
            + $"could not be used: {OneLine(reason)}; install a newer libstdc++, or set XDG_CACHE_HOME to a writable folder "
            + "on a file system that allows execution");
    }

    private static void RequireWhole(string path)
    {
        if (ElfSegments.Problem(path) is { } problem)
        {
            throw new InputException($"{path} is damaged ({problem}): restore the packages again");
        }
    }

    private static bool TryLoad(string path, out nint handle, out string reason)
    {
        try
        {
            handle = NativeLibrary.Load(path);
            reason = "";
            return true;
        }
        catch (Exception refused) when (refused is DllNotFoundException or BadImageFormatException)
        {
            handle = 0;
            reason = OneLine(refused.Message);
            return false;
        }
    }

    private static string OneLine(string text) =>
        string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
