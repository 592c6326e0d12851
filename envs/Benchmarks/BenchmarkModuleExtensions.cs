using Microsoft.Extensions.DependencyInjection;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>Registers benchmarks.</summary>
public static class BenchmarkModuleExtensions
{
    /// <summary>Registers a benchmark; each protocol then offers it as <c>protocol/Name-vVersion</c>.</summary>
    /// <typeparam name="TOptions">Its options: an immutable record with defaults.</typeparam>
    /// <param name="modules">Where to.</param>
    /// <param name="name">Its name.</param>
    /// <param name="version">Rises when results stop being comparable.</param>
    /// <param name="summary">One line that says what it is.</param>
    /// <param name="needsData">Whether a data folder must be given.</param>
    /// <param name="create">Makes one split of it; its <see cref="InputException"/> has the <see cref="Absence"/> where a folder is not of this benchmark.</param>
    /// <param name="recognizes">Whether a folder is taken for it where none is named; null where the layout that it reads is its own.</param>
    public static ModuleBuilder AddBenchmark<TOptions>(
        this ModuleBuilder modules, string name, int version, string summary, bool needsData,
        Func<EnvironmentRequest, TOptions, Benchmark> create, Func<string, bool>? recognizes = null)
        where TOptions : class, new()
    {
        modules.Services.AddSingleton(new BenchmarkRegistration(
            name, version, summary, needsData, typeof(TOptions), (request, options) => create(request, (TOptions)options))
        {
            Recognizes = recognizes,
        });
        return modules;
    }
}
