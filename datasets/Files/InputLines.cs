using System.Text;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>Text files that the user named, by line.</summary>
public static class InputLines
{
    private const long MaxBytes = 1L << 30;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The lines of a UTF-8 file without their ends (LF or CR LF) or a byte order mark; a last line needs no end.</summary>
    /// <exception cref="InputException">Missing, unreadable, empty or no UTF-8; the message names the file.</exception>
    public static string[] ReadAll(string file)
    {
        var lines = Text(file).TrimStart('\uFEFF').Split('\n').Select(line => line.TrimEnd('\r')).ToArray();
        lines = lines is [.., ""] ? lines[..^1] : lines;
        return lines.Length > 0 ? lines : throw new InputException($"{file} is empty: expected one or more lines");
    }

    /// <summary>The lines of a UTF-8 file of any length, packed with gzip or not, one at a time; they end in LF, CR or CR LF.</summary>
    /// <exception cref="InputException">Missing, unreadable or no UTF-8; the message names the file.</exception>
    public static IEnumerable<string> Stream(string file)
    {
        using var lines = new StreamReader(InputStream.Open(file), Strict);
        for (var line = 1; Next(lines, file, line) is { } text; line++)
        {
            yield return text;
        }
    }

    private static string? Next(StreamReader lines, string file, int line)
    {
        try
        {
            return lines.ReadLine();
        }
        catch (DecoderFallbackException exception)
        {
            throw new InputException($"{file}: line {line} or one soon after is no UTF-8", exception);
        }
    }

    private static string Text(string file)
    {
        try
        {
            return Strict.GetString(InputFile.ReadAllBytes(file, MaxBytes));
        }
        catch (DecoderFallbackException exception)
        {
            throw new InputException($"{file} is no UTF-8 text (byte {exception.Index}): expected lines of UTF-8", exception);
        }
    }
}
