using Microsoft.Extensions.DependencyInjection;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>Registers protocols.</summary>
public static class ProtocolModuleExtensions
{
    /// <summary>Registers a protocol; every benchmark is then offered as <c>name/Benchmark-vN</c>.</summary>
    /// <typeparam name="TOptions">Its options: an immutable record with defaults.</typeparam>
    public static ModuleBuilder AddProtocol<TOptions>(
        this ModuleBuilder modules, string name, string summary, Func<Benchmark, TOptions, IProtocol> create)
        where TOptions : class, new()
    {
        modules.Services.AddSingleton(new ProtocolRegistration(
            name, summary, typeof(TOptions), (benchmark, options) => create(benchmark, (TOptions)options)));
        return modules;
    }
}
