namespace MultiModalRL.Core;

/// <summary>What one check of a contract found.</summary>
/// <param name="Name">What was checked, as a sentence that holds where the check passed.</param>
/// <param name="Passed">Whether it holds.</param>
/// <param name="Reason">Why not, with row, step and episode; empty where it holds.</param>
public sealed record CheckResult(string Name, bool Passed, string Reason);
