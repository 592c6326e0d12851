using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class MemoryModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddEnvironment<MemoryOptions>(
        MemoryDynamics.Id,
        "names a cue that was shown some steps before",
        (request, options) => new DynamicsEnvironment<MemoryDynamics, MemoryState>(new MemoryDynamics(options), request.Count, request.Split));
}
