namespace MultiModalRL.Evaluation;

/// <summary>One member of a family of baselines, and the point of the agent's front that does best against it.</summary>
/// <param name="Name">The member's name.</param>
/// <param name="Best">That point compared with the member.</param>
public sealed record FamilyMember(string Name, Comparison Best);
