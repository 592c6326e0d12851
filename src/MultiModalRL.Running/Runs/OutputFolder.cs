using MultiModalRL.Core;

namespace MultiModalRL.Running;

/// <summary>Folders that the user named to write into.</summary>
public static class OutputFolder
{
    private const string Probe = ".writable.tmp";

    /// <summary>Makes a folder where it is missing.</summary>
    /// <exception cref="InputException">It is a file, lies below one, or may not be made.</exception>
    public static void Make(string path)
    {
        var full = Path.GetFullPath(path);
        for (var at = full; at is not null; at = Path.GetDirectoryName(at))
        {
            if (File.Exists(at))
            {
                throw new InputException($"{path}: {(at == full ? "is" : $"{at} is")} a file: expected a folder");
            }
        }

        try
        {
            Directory.CreateDirectory(full);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Refusal(path, exception);
        }
    }

    /// <summary>The same, and tries whether files can be written there: better before hours of work than after.</summary>
    /// <exception cref="InputException">As <see cref="Make"/>, or nothing may be written in it.</exception>
    /// <exception cref="IOException">Nothing can be written in it now, such as where the disk is full.</exception>
    public static void MakeWritable(string path)
    {
        Make(path);
        var probe = Path.Combine(Path.GetFullPath(path), Probe);
        try
        {
            AtomicFile.Write(probe, "{}"u8);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw Refusal(path, exception);
        }
        catch (IOException exception)
        {
            throw new IOException($"{path}: cannot be written: {exception.Message}", exception);
        }
        finally
        {
            File.Delete(probe);
        }
    }

    /// <summary>Makes the folder of a file that is to be written.</summary>
    /// <exception cref="InputException">The file is a folder, or its folder cannot be made.</exception>
    public static void MakeFor(string file)
    {
        if (Directory.Exists(file))
        {
            throw new InputException($"{file}: is a folder: expected a file");
        }

        Make(Path.GetDirectoryName(Path.GetFullPath(file)) ?? file);
    }

    private static InputException Refusal(string path, Exception exception) =>
        new($"{path}: cannot be a folder to write in: {exception.Message.ReplaceLineEndings(" ")}", exception);
}
