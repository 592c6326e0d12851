namespace MultiModalRL.Environments;

/// <summary>Options of the benchmark <c>VqaV2</c>.</summary>
public sealed record VqaV2Options : PublishedOptions;
