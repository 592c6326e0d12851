namespace MultiModalRL.Agents;

/// <summary>The options of an agent that has none.</summary>
public sealed record NoOptions;
