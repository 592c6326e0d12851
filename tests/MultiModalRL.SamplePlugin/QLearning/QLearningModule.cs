using MultiModalRL.Core;

namespace MultiModalRL.SamplePlugin;

/// <summary>Registers the agent.</summary>
public sealed class QLearningModule : IModule
{
    /// <inheritdoc/>
    public void Register(ModuleBuilder modules) => modules.AddAgent<QLearningOptions>(
        "q-learning", "tabular Q-learning for one discrete observation", (context, options) => new QLearningAgent(context, options));
}
