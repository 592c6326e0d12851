namespace MultiModalRL.Datasets;

/// <summary>An image as it is stored in a table: encoded bytes and the name of the file that they were.</summary>
/// <param name="Bytes">The bytes of the file, unchanged.</param>
/// <param name="Path">The name of the file, or null where it is not known.</param>
public readonly record struct EncodedImage(ReadOnlyMemory<byte> Bytes, string? Path = null);
