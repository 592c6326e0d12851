using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class OneshotModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddProtocol<OneshotOptions>(
        "oneshot", "Everything is seen at once and answered once.", (benchmark, options) => new OneshotProtocol(benchmark, options.Side));
}
