using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>Registers <c>question-prior</c>.</summary>
internal sealed class QuestionPriorModule : IModule
{
    /// <inheritdoc/>
    public void Register(ModuleBuilder modules) => modules.AddRule(
        QuestionPriorAgent.Name, "the answer most often right for the question's text, at once",
        context => new QuestionPriorAgent(context));
}
