using Microsoft.Extensions.DependencyInjection;
using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>Registers agents that have neither options nor weights.</summary>
internal static class RuleModuleExtensions
{
    /// <summary>Registers an agent that starts from nothing but its environment.</summary>
    public static ModuleBuilder AddRule(this ModuleBuilder modules, string name, string summary, Func<AgentContext, IAgent> create)
    {
        modules.Services.AddSingleton(
            AgentRegistration.Of<NoOptions>(name, summary, (context, _) => create(context)) with { StartsFromRuns = false });
        return modules;
    }
}
