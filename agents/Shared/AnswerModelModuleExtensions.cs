using Microsoft.Extensions.DependencyInjection;
using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>Registers agents that answer by a trained model.</summary>
internal static class AnswerModelModuleExtensions
{
    /// <summary>Registers an agent that takes its answers from the run given by <c>--init</c>.</summary>
    /// <typeparam name="TOptions">Its options: an immutable record with defaults.</typeparam>
    public static ModuleBuilder AddAnsweringAgent<TOptions>(
        this ModuleBuilder modules, string name, string summary,
        Func<AgentContext, TOptions, Func<AgentContext, IAnswerModel>, IAgent> create)
        where TOptions : class, new()
    {
        modules.Services.AddSingleton(provider => AgentRegistration.Of<TOptions>(
            name, summary, (context, options) => create(context, options, given => Load(provider, name, given))));
        return modules;
    }

    private static IAnswerModel Load(IServiceProvider provider, string name, AgentContext context)
    {
        if (context.InitFolder is null)
        {
            throw new InputException($"agent '{name}' takes its answers from a supervised run: expected --init RUN");
        }

        var loader = provider.GetService<IAnswerModelLoader>()
            ?? throw new InputException($"agent '{name}' needs an {nameof(IAnswerModelLoader)}, and none is registered");
        return loader.Load(context);
    }
}
