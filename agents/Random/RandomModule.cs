using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>Registers <c>random</c>.</summary>
internal sealed class RandomModule : IModule
{
    /// <inheritdoc/>
    public void Register(ModuleBuilder modules) => modules.AddRule(
        RandomAgent.Name, "uniform over the legal actions", context => new RandomAgent(context));
}
