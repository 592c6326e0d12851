using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>
/// The rules of an environment whose running episode is a few numbers. Structs implement it, so that
/// <see cref="DynamicsEnvironment{TDynamics, TState}"/> is compiled for each of them with its rules inlined.
/// </summary>
/// <typeparam name="TState">All that an episode remembers, draws still to come (a <see cref="RandomStream"/>) included.</typeparam>
internal interface IDynamics<TState>
    where TState : unmanaged
{
    /// <summary>What the environment promises: one reward component, no info. The vector environment keeps its step limit.</summary>
    EnvironmentSpec Spec { get; }

    /// <summary>The state that an episode begins in, drawn from the episode's stream.</summary>
    TState Begin(RandomStream random);

    /// <summary>Why the legal-action mask forbids an action of the action space; null where it does not.</summary>
    string? Refusal(in TState state, Row action);

    /// <summary>Applies an action that is in its space and not refused, and says whether the task ended.</summary>
    /// <param name="state">The episode's state, changed in place.</param>
    /// <param name="action">The row of actions.</param>
    /// <param name="reward">The reward, of a single component.</param>
    bool Step(ref TState state, Row action, out float reward);

    /// <summary>Writes the whole observation of a state.</summary>
    void Observe(in TState state, Row observation);
}
