using System.Text;
using MultiModalRL.Core;
using MultiModalRL.Running;

namespace MultiModalRL.Evaluation;

/// <summary>Text as files that are there whole or not at all.</summary>
internal static class TextFile
{
    /// <summary>Writes UTF-8; the folder is made where absent.</summary>
    /// <exception cref="InputException">The path is a folder's, or its folder cannot be made.</exception>
    public static void Write(string path, string text)
    {
        var full = Path.GetFullPath(path);
        OutputFolder.MakeFor(full);
        AtomicFile.Write(full, Encoding.UTF8.GetBytes(text));
    }
}
