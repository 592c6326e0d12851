namespace MultiModalRL.Environments;

/// <summary>Options of the benchmark <c>Clevr</c>.</summary>
public sealed record ClevrOptions : PublishedOptions;
