using Microsoft.Extensions.DependencyInjection;
using MultiModalRL.Agents;
using MultiModalRL.Core;
using MultiModalRL.Environments;

namespace MultiModalRL.Cli;

/// <summary>Everything registered: the composition root.</summary>
internal sealed class Registries : IDisposable
{
    private readonly ServiceProvider services;

    private Registries(ServiceProvider services)
    {
        this.services = services;
        Environments = services.GetRequiredService<EnvironmentRegistry>();
        Agents = services.GetRequiredService<AgentRegistry>();
    }

    public EnvironmentRegistry Environments { get; }

    public AgentRegistry Agents { get; }

    public ScorerRegistry Scorers => new(services.GetServices<ScorerRegistration>());

    public IEnumerable<BenchmarkRegistration> Benchmarks => services.GetServices<BenchmarkRegistration>();

    /// <summary>Ours, then the plug-ins in the order given.</summary>
    /// <exception cref="InputException">A plug-in cannot be loaded, or a name is registered twice.</exception>
    public static Registries Of(IEnumerable<string> plugins)
    {
        var collection = new ServiceCollection()
            .AddMultiModalRL()
            .AddModulesFrom(typeof(Benchmark).Assembly)
            .AddModulesFrom(typeof(RandomAgent).Assembly);
        foreach (var plugin in plugins)
        {
            collection.AddModulesFrom(PluginLoader.Load(plugin));
        }

        return new Registries(collection.BuildServiceProvider());
    }

    public void Dispose() => services.Dispose();
}
