using Microsoft.Win32.SafeHandles;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>Files that the user named: every way in which one cannot be read becomes one <see cref="InputException"/>.</summary>
internal static class InputFile
{
    /// <summary>The bytes of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maxBytes">A longer file is refused before it is read.</param>
    /// <exception cref="InputException">Missing, unreadable or too long; the message names the file.</exception>
    public static byte[] ReadAllBytes(string path, long maxBytes) => Reading(path, () =>
    {
        using var handle = File.OpenHandle(path);
        var length = RandomAccess.GetLength(handle);
        if (length > maxBytes)
        {
            throw new InputException($"{path} has {length} bytes: expected at most {maxBytes}");
        }

        return File.ReadAllBytes(path);
    });

    /// <summary>Opens a file to read anywhere in it.</summary>
    /// <exception cref="InputException">Missing or unreadable; the message names the file.</exception>
    public static SafeFileHandle Open(string path) => Reading(path, () => File.OpenHandle(path));

    /// <summary>Does something that reads a file.</summary>
    /// <exception cref="InputException">Whatever kept it from being read; the message names the file.</exception>
    public static T Reading<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException($"{path} is missing: expected a file", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new InputException($"{path} cannot be read: {Quoted.OneLine(exception.Message)}", exception);
        }
    }
}
