using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace MultiModalRL.Datasets;

/// <summary>
/// Reads a list of string literals as Python's <c>repr</c> writes it: <c>['a', "b's"]</c>. Strict: one list, nothing around
/// it but white space, elements quoted, a comma between two, and Python's escapes.
/// </summary>
internal ref struct PythonList
{
    private readonly ReadOnlySpan<char> text;
    private int at;

    private PythonList(ReadOnlySpan<char> text) => this.text = text;

    private readonly char Current => at < text.Length ? text[at] : '\0';

    /// <summary>Reads a list; false where the text is none.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out ImmutableArray<string> list)
    {
        var reader = new PythonList(text);
        var elements = ImmutableArray.CreateBuilder<string>();
        var isList = reader.TryReadList(elements) && reader.IsAtEnd();
        list = isList ? elements.DrainToImmutable() : default;
        return isList;
    }

    private bool TryReadList(ImmutableArray<string>.Builder elements)
    {
        if (!Skip('['))
        {
            return false;
        }

        while (!Skip(']'))
        {
            if (!TryReadString(out var element))
            {
                return false;
            }

            elements.Add(element);
            if (Skip(','))
            {
                continue;
            }

            return Skip(']');
        }

        return true;
    }

    private bool TryReadString(out string value)
    {
        SkipWhiteSpace();
        var quote = Current;
        var builder = new StringBuilder();
        value = "";
        if (quote is not ('\'' or '"'))
        {
            return false;
        }

        at++;
        while (at < text.Length && Current != quote && Current != '\n')
        {
            var next = text[at++];
            if (next != '\\')
            {
                builder.Append(next);
            }
            else if (!TryReadEscape(builder))
            {
                return false;
            }
        }

        value = builder.ToString();
        return at < text.Length && text[at++] == quote;
    }

    /// <summary>The escapes of Python's language reference, section 2.4.1, that <c>repr</c> writes.</summary>
    private bool TryReadEscape(StringBuilder builder)
    {
        if (at == text.Length)
        {
            return false;
        }

        var kind = text[at++];
        switch (kind)
        {
            case '\\' or '\'' or '"':
                builder.Append(kind);
                return true;
            case 'n':
                builder.Append('\n');
                return true;
            case 'r':
                builder.Append('\r');
                return true;
            case 't':
                builder.Append('\t');
                return true;
            case 'x' or 'u' or 'U':
                return TryReadCode(kind switch { 'x' => 2, 'u' => 4, _ => 8 }, builder);
            default:
                return false;
        }
    }

    private bool TryReadCode(int digits, StringBuilder builder)
    {
        if (text.Length - at < digits
            || !uint.TryParse(text.Slice(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            || !Rune.IsValid(code))
        {
            return false;
        }

        builder.Append(new Rune(code).ToString());
        at += digits;
        return true;
    }

    private bool Skip(char expected)
    {
        SkipWhiteSpace();
        if (Current != expected || at >= text.Length)
        {
            return false;
        }

        at++;
        return true;
    }

    private bool IsAtEnd()
    {
        SkipWhiteSpace();
        return at == text.Length;
    }

    private void SkipWhiteSpace()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
    }
}
