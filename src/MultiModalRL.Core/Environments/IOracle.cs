namespace MultiModalRL.Core;

/// <summary>The best action of every row of a vector environment, as the environment knows it: what imitation learns from.</summary>
public interface IOracle
{
    /// <summary>
    /// Writes, for every row, an action that is optimal for its running episode as it stands after the latest reset, step
    /// or load. It may turn on more than the row's observation shows. A row without an episode gets some action.
    /// </summary>
    /// <param name="actions">Receives an action a row; its count is set.</param>
    void Act(Columns actions);
}
