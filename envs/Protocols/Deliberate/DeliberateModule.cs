using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class DeliberateModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddProtocol<DeliberateOptions>(
        "deliberate",
        "Everything is seen; each further step of reasoning costs, and the answer may come after any.",
        (benchmark, options) => new DeliberateProtocol(benchmark, options));
}
