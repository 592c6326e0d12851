using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>
/// Where agents that answer by a trained model take it from. One is registered with the container; a later
/// registration replaces an earlier one.
/// </summary>
public interface IAnswerModelLoader
{
    /// <summary>
    /// The model of the run in <see cref="AgentContext.InitFolder"/>, ready for the context's environment on the
    /// context's device. The caller owns it, and disposes it where it is <see cref="IDisposable"/>.
    /// </summary>
    /// <exception cref="InputException">No folder was given, or it holds no answer model for this environment.</exception>
    IAnswerModel Load(AgentContext context);
}
