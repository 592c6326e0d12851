using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class PendulumModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddEnvironment<PendulumOptions>(
        PendulumDynamics.Id,
        "swings a pendulum up and holds it there by a continuous torque",
        (request, options) => new DynamicsEnvironment<PendulumDynamics, PendulumState>(new PendulumDynamics(options), request.Count));
}
