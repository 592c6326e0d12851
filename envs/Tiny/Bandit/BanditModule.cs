using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class BanditModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddEnvironment<BanditOptions>(
        BanditDynamics.Id,
        "pulls one of several arms, which pay 1 with probabilities of their own",
        (request, options) => new DynamicsEnvironment<BanditDynamics, BanditState>(new BanditDynamics(options), request.Count));
}
