namespace MultiModalRL.Environments;

/// <summary>One way in which a metric has been computed by its users.</summary>
/// <param name="Name">What <c>--variant</c> calls it.</param>
/// <param name="Summary">One line that says which script does so, and how it differs.</param>
public sealed record ScorerVariant(string Name, string Summary);
