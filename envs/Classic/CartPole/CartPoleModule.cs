using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class CartPoleModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddEnvironment<CartPoleOptions>(
        CartPoleDynamics.Id,
        "balances a pole on a cart that is pushed left or right",
        (request, options) => new DynamicsEnvironment<CartPoleDynamics, CartPoleState>(new CartPoleDynamics(options), request.Count));
}
