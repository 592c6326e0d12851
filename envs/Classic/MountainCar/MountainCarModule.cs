using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class MountainCarModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddEnvironment<MountainCarOptions>(
        MountainCarDynamics.Id,
        "rocks a weak car out of a valley",
        (request, options) => new DynamicsEnvironment<MountainCarDynamics, MountainCarState>(new MountainCarDynamics(options), request.Count));
}
