using Microsoft.Extensions.DependencyInjection;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>Registers benchmarks.</summary>
public static class BenchmarkModuleExtensions
{
    /// <summary>Registers a benchmark; each protocol then offers it as <c>protocol/Name-vVersion</c>.</summary>
    /// <typeparam name="TOptions">Its options: an immutable record with defaults.</typeparam>
    public static ModuleBuilder AddBenchmark<TOptions>(
        this ModuleBuilder modules, string name, int version, string summary, bool needsData,
        Func<EnvironmentRequest, TOptions, Benchmark> create)
        where TOptions : class, new()
    {
        modules.Services.AddSingleton(new BenchmarkRegistration(
            name, version, summary, needsData, typeof(TOptions), (request, options) => create(request, (TOptions)options)));
        return modules;
    }
}
