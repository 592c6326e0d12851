using MultiModalRL.Core;

namespace MultiModalRL.Cli.Tests;

// <sample>
internal sealed class RecallModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddEnvironment<RecallOptions>(
        "demo/Recall-v0", "name the symbol that is shown", (request, options) => new RecallEnvironment(options));
}
// </sample>
