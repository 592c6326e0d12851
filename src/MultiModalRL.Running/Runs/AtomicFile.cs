namespace MultiModalRL.Running;

/// <summary>Files that are there whole or not at all, whatever happens while they are written.</summary>
public static class AtomicFile
{
    /// <summary>Writes beside the file, puts it on the disk, then takes its place.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var temporary = path + ".tmp";
        try
        {
            using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
