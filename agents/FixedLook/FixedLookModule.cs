using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>Registers <c>fixed-look</c>.</summary>
internal sealed class FixedLookModule : IModule
{
    /// <inheritdoc/>
    public void Register(ModuleBuilder modules) => modules.AddAnsweringAgent<FixedLookOptions>(
        FixedLookAgent.Name, "k looks in a fixed order, then the most probable answer of a supervised run",
        (context, options, load) => new FixedLookAgent(context, options, load));
}
