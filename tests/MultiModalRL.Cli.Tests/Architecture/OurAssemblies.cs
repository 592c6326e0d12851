using System.Reflection;

namespace MultiModalRL.Cli.Tests;

/// <summary>The assemblies of this repository, and what each may know.</summary>
internal static class OurAssemblies
{
    private const string Abstractions = "Microsoft.Extensions.DependencyInjection.Abstractions";

    /// <summary>
    /// The table of docs/architecture.md: our assemblies first, then packages. The container's abstractions come with
    /// Core, whose ModuleBuilder shows them.
    /// </summary>
    public static IReadOnlyDictionary<string, string[]> Allowed { get; } = new Dictionary<string, string[]>
    {
        ["MultiModalRL.Core"] = [Abstractions],
        ["MultiModalRL.Datasets"] = ["MultiModalRL.Core", "Parquet.Net", "SkiaSharp"],
        ["MultiModalRL.Environments"] = ["MultiModalRL.Core", "MultiModalRL.Datasets"],
        ["MultiModalRL.Torch"] = ["MultiModalRL.Core", "TorchSharp"],
        ["MultiModalRL.Agents"] = ["MultiModalRL.Core", "MultiModalRL.Torch", "TorchSharp"],
        ["MultiModalRL.Running"] = ["MultiModalRL.Core"],
        ["MultiModalRL.Evaluation"] = ["MultiModalRL.Core", "MultiModalRL.Running", "SkiaSharp", "MathNet.Numerics"],
        ["MultiModalRL.Cli"] =
        [
            "MultiModalRL.Core", "MultiModalRL.Datasets", "MultiModalRL.Environments", "MultiModalRL.Torch",
            "MultiModalRL.Agents", "MultiModalRL.Running", "MultiModalRL.Evaluation",
            "Microsoft.Extensions.DependencyInjection", "System.CommandLine", "Spectre.Console", "TorchSharp", "SkiaSharp",
        ],
    };

    /// <summary>Their names, which are those of their projects.</summary>
    public static IEnumerable<string> Names => Allowed.Keys;

    /// <summary>An assembly by its project's name.</summary>
    public static Assembly Load(string project) => Assembly.Load(AssemblyName(project));

    /// <summary>The assembly's name: the project's, but for the command.</summary>
    public static string AssemblyName(string project) => project == "MultiModalRL.Cli" ? "mmrl" : project;
}
