using System.Collections.Immutable;
using System.Reflection;
using MultiModalRL.Core;

namespace MultiModalRL.Running;

/// <summary>Which software a run was made with.</summary>
internal static class SoftwareVersions
{
    /// <summary>The runtime and every loaded assembly that is not part of it.</summary>
    public static ImmutableSortedDictionary<string, string> Loaded()
    {
        var versions = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        versions["dotnet"] = Environment.Version.ToString();
        versions["os"] = System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier;
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location);
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            if (!assembly.IsDynamic && Path.GetDirectoryName(assembly.Location) != runtime && assembly.GetName().Name is { } name)
            {
                versions[name] = Version(assembly);
            }
        }

        return versions.ToImmutable();
    }

    /// <summary>The commit that the build recorded; null where it was not built from a repository.</summary>
    public static string? Commit() =>
        Informational(typeof(EnvironmentSpec).Assembly)?.Split('+', 2) is [_, var commit] ? commit : null;

    private static string Version(Assembly assembly) =>
        Informational(assembly)?.Split('+', 2)[0] ?? assembly.GetName().Version?.ToString() ?? "unknown";

    private static string? Informational(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
}
