namespace MultiModalRL.Environments;

/// <summary>A figure of a script that a prediction file does not allow.</summary>
/// <param name="Name">The figure's name in snake case.</param>
/// <param name="Reason">Why it is left out, in one line.</param>
public sealed record MissingFigure(string Name, string Reason);
