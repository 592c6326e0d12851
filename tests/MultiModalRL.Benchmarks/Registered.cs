using Microsoft.Extensions.DependencyInjection;
using MultiModalRL.Agents;
using MultiModalRL.Core;
using MultiModalRL.Environments;

namespace MultiModalRL.Benchmarks;

/// <summary>Environments and agents by name, as users make them.</summary>
public sealed class Registered : IDisposable
{
    private readonly ServiceProvider services = new ServiceCollection()
        .AddMultiModalRL()
        .AddModulesFrom(typeof(Benchmark).Assembly)
        .AddModulesFrom(typeof(RandomAgent).Assembly)
        .BuildServiceProvider();

    /// <summary>The ids of the environments that need no data.</summary>
    public IEnumerable<string> Environments =>
        Registry.All.Where(environment => !environment.NeedsData).Select(environment => environment.Id.ToString());

    private EnvironmentRegistry Registry => services.GetRequiredService<EnvironmentRegistry>();

    /// <summary>An environment with its default options.</summary>
    public IVectorEnvironment Environment(string id, int rows)
    {
        var registration = Registry.Get(id);
        return registration.Create(
            new EnvironmentRequest(rows, Split.Train, Data: null, Seed: 0), OptionsBinder.Bind(registration.OptionsType, null, "environment"));
    }

    /// <summary>An agent on the processor, with its default options unless some are given.</summary>
    public IAgent Agent(string name, IVectorEnvironment environment, object? options = null)
    {
        var registration = services.GetRequiredService<AgentRegistry>().Get(name);
        var context = new AgentContext(
            environment.Spec, environment.Count, environment.Supervision, Seed: 1, Device.Cpu, InitFolder: null, TotalSteps: 1_000_000);
        return registration.Create(context, options ?? OptionsBinder.Bind(registration.OptionsType, null, "agent"));
    }

    /// <summary>Frees the container.</summary>
    public void Dispose() => services.Dispose();
}
