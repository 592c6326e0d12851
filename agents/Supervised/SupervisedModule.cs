using Microsoft.Extensions.DependencyInjection;
using MultiModalRL.Core;

namespace MultiModalRL.Agents;

internal sealed class SupervisedModule : IModule
{
    private const string Name = "supervised";
    private const string ContinuedName = "supervised+";

    public void Register(ModuleBuilder modules)
    {
        modules.AddAgent<SupervisedOptions>(
            Name,
            "Cross-entropy on randomly revealed parts, to the validation plateau; looks at everything, then answers.",
            (context, options) => new SupervisedAgent(context, options, Name));
        modules.AddAgent<SupervisedOptions>(
            ContinuedName,
            "A supervised run trained on for as many examples as asked, without a plateau.",
            (context, options) => new SupervisedAgent(RequireInit(context), options with { Patience = 0 }, ContinuedName));
        modules.Services.AddSingleton<IAnswerModelLoader, SupervisedModelLoader>();
    }

    private static AgentContext RequireInit(AgentContext context) => (context.InitFolder ?? context.CheckpointFolder) is not null
        ? context
        : throw new InputException($"agent '{ContinuedName}' goes on from a supervised run: expected --init RUN");
}
