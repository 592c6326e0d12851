using MultiModalRL.Running;

namespace MultiModalRL.Cli;

/// <summary>Validated options.</summary>
/// <param name="Environment">The environment's.</param>
/// <param name="Agent">The agent's; null where no agent takes part.</param>
/// <param name="Run">The run's.</param>
internal sealed record BoundOptions(object Environment, object? Agent, RunOptions Run);
