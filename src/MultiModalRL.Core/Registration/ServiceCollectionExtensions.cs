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
    /// <exception cref="InputException">The assembly has none.</exception>
    public static IServiceCollection AddModulesFrom(this IServiceCollection services, Assembly assembly)
    {
        var modules = assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IModule)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .ToArray();
        if (modules.Length == 0)
        {
            throw new InputException($"assembly {assembly.GetName().Name} has no class that implements {nameof(IModule)}");
        }

        var builder = new ModuleBuilder(services);
        foreach (var module in modules)
        {
            ((IModule)Activator.CreateInstance(module, nonPublic: true)!).Register(builder);
        }

        return services;
    }
}
