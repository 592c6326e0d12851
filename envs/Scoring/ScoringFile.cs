using System.IO.Compression;
using System.Text;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>Files that the user named, compressed with gzip or not, whatever their names end in.</summary>
internal static class ScoringFile
{
    /// <summary>Opens a file for reading.</summary>
    /// <exception cref="InputException">Missing or unreadable.</exception>
    public static Stream Open(string path) => Guard(path, () =>
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        Span<byte> start = stackalloc byte[2];
        var isCompressed = file.ReadAtLeast(start, 2, throwOnEndOfStream: false) == 2 && start is [0x1F, 0x8B];
        file.Position = 0;
        return isCompressed ? (Stream)new GZipStream(file, CompressionMode.Decompress) : file;
    });

    /// <summary>The lines of a text file in UTF-8, as Python's universal newlines split them.</summary>
    /// <exception cref="InputException">Missing, unreadable, or no UTF-8.</exception>
    public static string[] ReadLines(string path) => Guard(path, () =>
    {
        using var stream = Open(path);
        using var reader = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true));
        var text = reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        var lines = text.Split('\n');
        return lines[^1].Length == 0 ? lines[..^1] : lines;
    });

    /// <summary>A file, or every file in a folder whose name ends so, by name.</summary>
    /// <exception cref="InputException">The folder holds none.</exception>
    public static IReadOnlyList<string> Expand(string path, string ending)
    {
        if (!Directory.Exists(path))
        {
            return [path];
        }

        var files = Directory.GetFiles(path, "*" + ending).Order(StringComparer.Ordinal).ToArray();
        return files.Length > 0 ? files : throw new InputException($"{path} holds no file: expected names that end in {ending}");
    }

    /// <summary>Does something with a file; what goes wrong with it becomes one <see cref="InputException"/>.</summary>
    public static T Guard<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException($"{path} is missing: expected a file", exception);
        }
        catch (DecoderFallbackException exception)
        {
            throw new InputException($"{path}: expected text in UTF-8", exception);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new InputException($"{path} cannot be read: {exception.Message}", exception);
        }
    }
}
