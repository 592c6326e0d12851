using System.Collections.Immutable;

namespace MultiModalRL.Datasets;

/// <summary>
/// Where an encoded image is and how to get its bytes: a file, bytes that were read already (a cell of a table), or
/// several images that are seen side by side.
/// </summary>
public sealed class ImageSource
{
    private readonly ReadOnlyMemory<byte>? bytes;

    private ImageSource(string name, string? fileName, ReadOnlyMemory<byte>? bytes, ImmutableArray<ImageSource> parts)
    {
        Name = name;
        FileName = fileName;
        this.bytes = bytes;
        Parts = parts;
    }

    /// <summary>What messages call it: the file, or the file with the row.</summary>
    public string Name { get; }

    /// <summary>The name of the file that it is or was, without folders; null where that is not known.</summary>
    public string? FileName { get; }

    /// <summary>The images laid side by side, from left to right; empty for a single image.</summary>
    public ImmutableArray<ImageSource> Parts { get; }

    /// <summary>The image in a file, which is read when it is decoded.</summary>
    public static ImageSource OfFile(string file) => new(file, Path.GetFileName(file), null, []);

    /// <summary>An image whose bytes are at hand.</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="bytes">The encoded image; must not change.</param>
    /// <param name="fileName">The name of the file that it was; null where that is not known.</param>
    public static ImageSource OfBytes(string name, ReadOnlyMemory<byte> bytes, string? fileName = null) => new(name, fileName, bytes, []);

    /// <summary>
    /// Several images as one: the width is divided into equal boxes (to the pixel), and each image is resized to its own.
    /// </summary>
    /// <exception cref="ArgumentException">None, or one that is itself made of several.</exception>
    public static ImageSource SideBySide(params IEnumerable<ImageSource> parts)
    {
        ImmutableArray<ImageSource> boxes = [.. parts];
        return !boxes.IsEmpty && boxes.All(part => part.Parts.IsEmpty)
            ? new(boxes[0].Name, null, null, boxes)
            : throw new ArgumentException("expected one or more single images", nameof(parts));
    }

    /// <summary>Whether the bytes are at hand, so that they stay in memory as long as this does.</summary>
    public bool IsInMemory => bytes is not null;

    /// <summary>The encoded bytes of a single image, as they are stored.</summary>
    /// <exception cref="Core.InputException">The file is missing, unreadable or too long.</exception>
    public ReadOnlyMemory<byte> Read() => bytes ?? InputFile.ReadAllBytes(Name, ImageDecoder.MaxFileBytes);
}
