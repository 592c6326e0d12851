using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class LocksModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddEnvironment<LocksOptions>(
        LocksDynamics.Id,
        "turns several dials at once to the code that is seen",
        (request, options) => new DynamicsEnvironment<LocksDynamics, LocksState>(new LocksDynamics(options), request.Count, request.Split));
}
