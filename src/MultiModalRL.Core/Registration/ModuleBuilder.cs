using Microsoft.Extensions.DependencyInjection;

namespace MultiModalRL.Core;

/// <summary>Where a module registers what it brings.</summary>
/// <param name="services">The container being set up.</param>
public sealed class ModuleBuilder(IServiceCollection services)
{
    /// <summary>The container being set up, for what the methods below do not cover.</summary>
    public IServiceCollection Services { get; } = services;

    /// <summary>Registers a vector environment under an id such as <c>classic/CartPole-v1</c>.</summary>
    /// <typeparam name="TOptions">Its options: an immutable record with defaults.</typeparam>
    public ModuleBuilder AddEnvironment<TOptions>(
        string id, string summary, Func<EnvironmentRequest, TOptions, IVectorEnvironment> create)
        where TOptions : class, new()
    {
        Services.AddSingleton(EnvironmentRegistration.Of(EnvironmentId.Parse(id), summary, create));
        return this;
    }

    /// <summary>
    /// Registers an environment that plays one episode at a time; rows are stepped one after another, or among the threads
    /// that the request asks for.
    /// </summary>
    /// <typeparam name="TOptions">Its options: an immutable record with defaults.</typeparam>
    public ModuleBuilder AddEnvironment<TOptions>(
        string id, string summary, Func<EnvironmentRequest, TOptions, IEnvironment> create)
        where TOptions : class, new() =>
        AddEnvironment<TOptions>(id, summary, (request, options) => request.Workers == 1
            ? new SyncVectorEnvironment(_ => create(request, options), request.Count, request.Restarts)
            : new ParallelVectorEnvironment(_ => create(request, options), request.Count, request.Workers, request.Restarts));

    /// <summary>Registers an agent under a name such as <c>ppo</c>.</summary>
    /// <typeparam name="TOptions">Its options: an immutable record with defaults.</typeparam>
    /// <exception cref="ArgumentException">A preset's options are of another type.</exception>
    public ModuleBuilder AddAgent<TOptions>(
        string name, string summary, Func<AgentContext, TOptions, IAgent> create, params AgentPreset[] presets)
        where TOptions : class, new() =>
        AddAgent(AgentRegistration.Of(name, summary, create) with { Presets = [.. presets] });

    /// <summary>Registers an agent of which more is to be told.</summary>
    /// <exception cref="ArgumentException">A preset's options are of another type.</exception>
    public ModuleBuilder AddAgent(AgentRegistration agent)
    {
        if (agent.Presets.FirstOrDefault(preset => !agent.OptionsType.IsInstanceOfType(preset.Options)) is { } stranger)
        {
            throw new ArgumentException($"preset {stranger.Name} of agent {agent.Name} is not of {agent.OptionsType.Name}", nameof(agent));
        }

        Services.AddSingleton(agent);
        return this;
    }
}
