namespace MultiModalRL.Environments;

/// <summary>A figure under a name.</summary>
/// <param name="Name">Of a field in snake case, of a group or the id of a question.</param>
/// <param name="Value">The figure.</param>
/// <param name="Count">How many questions it is the mean of.</param>
public sealed record NamedScore(string Name, ScoreValue Value, int Count);
