using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class TargetModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddEnvironment<TargetOptions>(
        TargetDynamics.Id,
        "hits a target that is seen, by continuous actions",
        (request, options) => new DynamicsEnvironment<TargetDynamics, TargetState>(new TargetDynamics(options), request.Count));
}
