using System.Globalization;
using System.Text;

namespace MultiModalRL.Datasets;

/// <summary>
/// What a string in JSON says where halves of surrogate pairs stand alone, as cut-off answers of models have them: Python
/// reads each as a character, .NET's reader refuses them.
/// </summary>
internal static class JsonEscapes
{
    private const int HexDigits = 4;

    /// <summary>Reads a well-formed string.</summary>
    /// <param name="raw">The string with its quotes and escapes.</param>
    public static string Read(string raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var i = 1; i < raw.Length - 1; i++)
        {
            if (raw[i] != '\\')
            {
                text.Append(raw[i]);
                continue;
            }

            i++;
            text.Append(raw[i] switch
            {
                'b' => '\b',
                'f' => '\f',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'u' => (char)ushort.Parse(raw.AsSpan(i + 1, HexDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                var mark => mark,
            });
            i += raw[i] == 'u' ? HexDigits : 0;
        }

        return text.ToString();
    }
}
