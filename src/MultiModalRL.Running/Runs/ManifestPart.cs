using System.Text.Json.Nodes;

namespace MultiModalRL.Running;

/// <summary>A registered thing and the options it was made with, defaults included.</summary>
/// <param name="Id">The environment's id or the agent's name.</param>
/// <param name="Options">All options.</param>
public sealed record ManifestPart(string Id, JsonObject Options);
