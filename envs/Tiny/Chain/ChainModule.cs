using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class ChainModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddEnvironment<ChainOptions>(
        ChainDynamics.Id,
        "gives up a small reward to reach the state with a large one",
        (request, options) => new DynamicsEnvironment<ChainDynamics, ChainState>(new ChainDynamics(options), request.Count, request.Split));
}
