namespace MultiModalRL.Environments;

/// <summary>Options of the benchmark <c>TextVqa</c>.</summary>
public sealed record TextVqaOptions : PublishedOptions;
