using System.Net;
using System.Text;

namespace MultiModalRL.Evaluation;

/// <summary>
/// Writes HTML that is well-formed XML too. All text and every attribute value is escaped on the way; there is no way to
/// write raw markup, so nothing that a dataset says can become any.
/// </summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder text = new("<!DOCTYPE html>\n");
    private readonly Stack<string> open = new();

    /// <summary>Starts an element.</summary>
    public HtmlWriter Open(string tag, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(tag, attributes);
        text.Append('>');
        open.Push(tag);
        return this;
    }

    /// <summary>Ends the innermost element that is open.</summary>
    public HtmlWriter Close()
    {
        var tag = open.Pop();
        text.Append("</").Append(tag).Append('>');
        if (tag is "tr" or "section" or "svg" or "figure" or "head" or "li" or "p" or "h2")
        {
            text.Append('\n');
        }

        return this;
    }

    /// <summary>Writes text.</summary>
    public HtmlWriter Text(string value)
    {
        text.Append(Escape(value));
        return this;
    }

    /// <summary>Writes an element that holds text only.</summary>
    public HtmlWriter Element(string tag, string content, params ReadOnlySpan<(string Name, string Value)> attributes) =>
        Open(tag, attributes).Text(content).Close();

    /// <summary>Writes an element without content.</summary>
    public HtmlWriter Void(string tag, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(tag, attributes);
        text.Append("/>");
        return this;
    }

    /// <summary>The page's style sheet, which is ours and is not escaped.</summary>
    public HtmlWriter Style(string css)
    {
        text.Append("<style>\n").Append(css).Append("</style>\n");
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => open.Count == 0
        ? text.ToString()
        : throw new InvalidOperationException($"<{open.Peek()}> is not closed");

    private static string Escape(string value)
    {
        var safe = value;
        if (value.AsSpan().ContainsAnyInRange('\0', '\u001f'))
        {
            // Control characters may stand in neither HTML nor XML.
            safe = string.Create(value.Length, value, (span, source) =>
            {
                for (var i = 0; i < span.Length; i++)
                {
                    span[i] = char.IsControl(source[i]) && source[i] is not ('\n' or '\t' or '\r') ? '\ufffd' : source[i];
                }
            });
        }

        return WebUtility.HtmlEncode(safe);
    }

    private void Start(string tag, ReadOnlySpan<(string Name, string Value)> attributes)
    {
        text.Append('<').Append(tag);
        foreach (var (name, value) in attributes)
        {
            text.Append(' ').Append(name).Append("=\"").Append(Escape(value)).Append('"');
        }
    }
}
