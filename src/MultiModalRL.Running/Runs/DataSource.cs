namespace MultiModalRL.Running;

/// <summary>The data folder of a run.</summary>
/// <param name="Folder">Its full path.</param>
/// <param name="Digest">What <see cref="DataDigest"/> makes of it.</param>
public sealed record DataSource(string Folder, string Digest);
