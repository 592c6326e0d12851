using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace MultiModalRL.Core;

/// <summary>Loads a user's own assembly of modules (<c>--plugin path.dll</c>).</summary>
public static class PluginLoader
{
    /// <summary>
    /// Loads an assembly host-first: what the host has always wins, so that the plug-in's modules are modules of this
    /// very Core; what only the plug-in has is found beside it. Nothing is ever unloaded.
    /// </summary>
    /// <param name="path">The assembly's file.</param>
    /// <returns>The assembly, for <see cref="ServiceCollectionExtensions.AddModulesFrom"/>.</returns>
    /// <exception cref="InputException">
    /// No such file, not a .NET assembly, needs a newer version of an assembly than the host has, lacks an assembly, or
    /// has no module.
    /// </exception>
    public static Assembly Load(string path)
    {
        var file = Path.GetFullPath(path);
        if (!File.Exists(file))
        {
            throw new InputException($"plug-in {path}: no such file");
        }

        try
        {
            RequireHostVersions(path, References(file));
            var assembly = new PluginLoadContext(file).LoadFromAssemblyPath(file);
            _ = ModuleScan.Modules(assembly);
            return assembly;
        }
        catch (BadImageFormatException exception)
        {
            throw new InputException($"plug-in {path}: not a .NET assembly", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"plug-in {path}: {exception.Message.ReplaceLineEndings(" ")}", exception);
        }
    }

    private static AssemblyName[] References(string file)
    {
        using var stream = File.OpenRead(file);
        using var image = new PEReader(stream);
        if (!image.HasMetadata)
        {
            throw new BadImageFormatException();
        }

        var metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetAssemblyReference(handle).GetAssemblyName())];
    }

    // Unasked, the runtime would fail much later, at the first call that is missing.
    private static void RequireHostVersions(string path, AssemblyName[] references)
    {
        foreach (var needed in references)
        {
            if (PluginLoadContext.Host(needed)?.GetName().Version is { } host && host < needed.Version)
            {
                throw new InputException($"plug-in {path}: needs {needed.Name} {needed.Version}, this program has {host}");
            }
        }
    }
}
