using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>The best actions of the rows of a <see cref="DynamicsEnvironment{TDynamics, TState}"/>.</summary>
internal sealed class DynamicsOracle<TState>(ISolvedDynamics<TState> dynamics, EpisodeRows<TState> rows) : IOracle
    where TState : unmanaged
{
    public void Act(Columns actions)
    {
        actions.Count = rows.States.Length;
        for (var row = 0; row < rows.States.Length; row++)
        {
            // A row without an episode shows the beginning of one.
            dynamics.Act(in rows.States[row], Math.Max(rows.Ages[row], 0), actions[row]);
        }
    }
}
