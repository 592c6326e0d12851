namespace MultiModalRL.Core;

/// <summary>
/// One environment, one episode at a time. The content of an episode depends on the <see cref="Episode"/> alone.
/// Calling <see cref="Step"/> before <see cref="Reset"/> throws <see cref="InvalidOperationException"/>.
/// </summary>
public interface IEnvironment : IDisposable
{
    /// <summary>What the environment promises.</summary>
    EnvironmentSpec Spec { get; }

    /// <summary>Begins an episode and writes its first observation and info.</summary>
    void Reset(in Episode episode, StepRow first);

    /// <summary>Applies an action, writes what follows and says how the episode stands (never Idle).</summary>
    StepStatus Step(Row action, StepRow next);
}
