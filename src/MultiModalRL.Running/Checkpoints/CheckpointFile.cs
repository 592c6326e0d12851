namespace MultiModalRL.Running;

/// <summary>One file of a checkpoint.</summary>
/// <param name="Path">Its path within the checkpoint, '/' between parts.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its SHA-256, hexadecimal.</param>
internal sealed record CheckpointFile(string Path, long Bytes, string Sha256);
