using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class GlimpseModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddProtocol<GlimpseOptions>(
        "glimpse",
        "Each step looks at one cell of a G×G partition, at its cost, or answers.",
        (benchmark, options) => new GlimpseProtocol(benchmark, options));
}
