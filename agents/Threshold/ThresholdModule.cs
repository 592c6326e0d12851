using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>Registers <c>threshold</c>.</summary>
internal sealed class ThresholdModule : IModule
{
    /// <inheritdoc/>
    public void Register(ModuleBuilder modules) => modules.AddAnsweringAgent<ThresholdOptions>(
        ThresholdAgent.Name, "looks in a fixed order until a supervised run is sure enough of its answer",
        (context, options, load) => new ThresholdAgent(context, options, load));
}
