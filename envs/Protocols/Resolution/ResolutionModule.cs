using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class ResolutionModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddProtocol<ResolutionOptions>(
        "resolution",
        "The image is seen at a low resolution first; asking for the full one costs the budget.",
        (benchmark, options) => new ResolutionProtocol(benchmark, options));
}
