using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>Rules of which the best action is known in every state.</summary>
/// <typeparam name="TState">As in <see cref="IDynamics{TState}"/>.</typeparam>
internal interface ISolvedDynamics<TState>
    where TState : unmanaged
{
    /// <summary>Writes an action that earns the most in the rest of the episode.</summary>
    /// <param name="state">The episode's state.</param>
    /// <param name="age">Steps taken in the episode.</param>
    /// <param name="action">Receives the action.</param>
    void Act(in TState state, int age, Row action);
}
