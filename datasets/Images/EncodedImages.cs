using System.Collections.Immutable;

namespace MultiModalRL.Datasets;

/// <summary>
/// Encoded images by handle, to be had in any order and as often as wanted. Files stay where they are; bytes that came as a
/// stream, such as those of a table, are kept in a temporary file, so that memory stays bounded. Belongs to one thread.
/// </summary>
public sealed class EncodedImages : IDisposable
{
    private readonly Dictionary<int, ImmutableArray<Piece>> images = [];
    private readonly string folder;
    private FileStream? kept;

    private EncodedImages(string folder) => this.folder = folder;

    /// <summary>Whether any of the images is several that are seen side by side.</summary>
    public bool HaveSeveral { get; private set; }

    /// <summary>Goes through a stream of images and keeps those that are wanted.</summary>
    /// <param name="stream">The images in the order of their handles; null for one that is not there.</param>
    /// <param name="wanted">The handles to keep.</param>
    /// <param name="folder">Where the temporary file may be; it is gone when this is disposed.</param>
    /// <exception cref="Core.InputException">The stream's files cannot be read.</exception>
    public static EncodedImages Of(IEnumerable<ImageSource?> stream, IReadOnlySet<int> wanted, string folder)
    {
        var made = new EncodedImages(folder);
        try
        {
            foreach (var (handle, source) in stream.Index())
            {
                if (source is not null && wanted.Contains(handle))
                {
                    made.Add(handle, source);
                }
            }

            return made;
        }
        catch
        {
            made.Dispose();
            throw;
        }
    }

    /// <summary>An image's bytes as they are stored, and those of the images to its right where it is several; none where it is not there.</summary>
    /// <exception cref="Core.InputException">Its file cannot be read.</exception>
    public IReadOnlyList<EncodedImage> Read(int handle) =>
        images.TryGetValue(handle, out var pieces) ? [.. pieces.Select(piece => new EncodedImage(Bytes(piece), piece.FileName))] : [];

    /// <inheritdoc/>
    public void Dispose() => kept?.Dispose();

    private void Add(int handle, ImageSource source)
    {
        HaveSeveral |= source.Parts.Length > 1;
        images.Add(handle, source.Parts.IsEmpty ? [Keep(source)] : [.. source.Parts.Select(Keep)]);
    }

    private Piece Keep(ImageSource source)
    {
        if (!source.IsInMemory)
        {
            return new(source, 0, 0, source.FileName);
        }

        kept ??= new FileStream(
            Path.Combine(folder, $".images-{Path.GetRandomFileName()}"),
            new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose });
        var (at, bytes) = (kept.Length, source.Read());
        kept.Position = at;
        kept.Write(bytes.Span);
        return new(null, at, bytes.Length, source.FileName);
    }

    private ReadOnlyMemory<byte> Bytes(Piece piece)
    {
        if (piece.File is { } file)
        {
            return file.Read();
        }

        var bytes = new byte[piece.Length];
        kept!.Position = piece.At;
        kept.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>A single image: its file, or where its bytes are in the temporary one.</summary>
    private readonly record struct Piece(ImageSource? File, long At, int Length, string? FileName);
}
