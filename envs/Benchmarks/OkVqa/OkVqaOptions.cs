namespace MultiModalRL.Environments;

/// <summary>Options of the benchmark <c>OkVqa</c>.</summary>
public sealed record OkVqaOptions : PublishedOptions;
