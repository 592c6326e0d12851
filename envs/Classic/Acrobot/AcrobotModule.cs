using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class AcrobotModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddEnvironment<AcrobotOptions>(
        AcrobotDynamics.Id,
        "swings the free end of two hanging links above a line by torque at the joint between them",
        (request, options) => new DynamicsEnvironment<AcrobotDynamics, AcrobotState>(new AcrobotDynamics(options), request.Count));
}
