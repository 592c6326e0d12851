namespace MultiModalRL.Core;

/// <summary>
/// An agent that compares episodes of the same content with each other. Episodes n and m are of one group where
/// n / <see cref="GroupSize"/> = m / <see cref="GroupSize"/>; see <see cref="VectorStep.Episodes"/>.
/// </summary>
public interface IGroupedAgent : IAgent
{
    /// <summary>How many times in a row the runner plays each content in training, at least 1.</summary>
    int GroupSize { get; }
}
