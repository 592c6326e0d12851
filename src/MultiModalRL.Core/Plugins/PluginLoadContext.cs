using System.Reflection;
using System.Runtime.Loader;

namespace MultiModalRL.Core;

/// <summary>Where a plug-in's assemblies live: the host's own first, then those beside the plug-in.</summary>
internal sealed class PluginLoadContext(string file) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(file))
{
    private static readonly AssemblyLoadContext HostContext = GetLoadContext(typeof(PluginLoadContext).Assembly) ?? Default;
    private readonly AssemblyDependencyResolver resolver = new(file);

    /// <summary>The host's assembly of that name, whatever its version; null where it has none.</summary>
    public static Assembly? Host(AssemblyName name)
    {
        try
        {
            return HostContext.LoadFromAssemblyName(new AssemblyName(name.Name!) { CultureName = name.CultureName });
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        Host(assemblyName)
        ?? (resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null);

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;
}
