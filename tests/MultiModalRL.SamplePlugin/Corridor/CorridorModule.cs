using MultiModalRL.Core;

namespace MultiModalRL.SamplePlugin;

/// <summary>Registers the corridor.</summary>
public sealed class CorridorModule : IModule
{
    /// <inheritdoc/>
    public void Register(ModuleBuilder modules) => modules.AddEnvironment<CorridorOptions>(
        "sample/Corridor-v0", "walk to the right end of a corridor", (_, options) => new CorridorEnvironment(options));
}
