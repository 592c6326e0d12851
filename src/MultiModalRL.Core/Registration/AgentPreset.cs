namespace MultiModalRL.Core;

/// <summary>Options of an agent under a name: settings that are known to work for a kind of environment.</summary>
/// <param name="Name">The name, such as <c>cleanrl-classic</c>.</param>
/// <param name="Summary">What they are for and where they come from.</param>
/// <param name="Options">The options: a record of the agent's options type.</param>
/// <param name="Rows">Rows of the vector environment that belong to them, or null.</param>
public sealed record AgentPreset(string Name, string Summary, object Options, int? Rows = null);
