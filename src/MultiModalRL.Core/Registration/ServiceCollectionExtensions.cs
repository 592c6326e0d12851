using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace MultiModalRL.Core;

/// <summary>Sets up a container.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>Adds the registries. Follow with <see cref="AddModulesFrom"/> for each assembly that brings modules.</summary>
    public static IServiceCollection AddMultiModalRL(this IServiceCollection services)
    {
        services.AddSingleton<EnvironmentRegistry>();
        services.AddSingleton<AgentRegistry>();
        return services;
    }

    /// <summary>Registers every <see cref="IModule"/> of an assembly, in the order of their full names.</summary>
    /// <exception cref="InputException">The assembly has none, or its types cannot be loaded.</exception>
    public static IServiceCollection AddModulesFrom(this IServiceCollection services, Assembly assembly)
    {
        var builder = new ModuleBuilder(services);
        foreach (var module in ModuleScan.Modules(assembly))
        {
            ((IModule)Activator.CreateInstance(module, nonPublic: true)!).Register(builder);
        }

        return services;
    }
}
