using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class TextModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddProtocol<TextOptions>(
        "text",
        "Everything is seen at once and answered once, in words of the agent's own.",
        (benchmark, options) => new OneshotProtocol(benchmark, side: null) { ResponseLength = options.MaxLength });
}
