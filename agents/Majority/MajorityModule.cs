using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>Registers <c>majority</c>.</summary>
internal sealed class MajorityModule : IModule
{
    /// <inheritdoc/>
    public void Register(ModuleBuilder modules) => modules.AddRule(
        MajorityAgent.Name, "the answer most often right in training, at once", context => new MajorityAgent(context));
}
