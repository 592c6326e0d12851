using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>Text where some publish a list and others the list as Python prints it.</summary>
internal static class StringifiedList
{
    /// <summary>The list's elements; the text itself where it is no list; none for null or blank text.</summary>
    /// <exception cref="InputException">It begins and ends like a list, but is none of strings.</exception>
    public static ImmutableArray<string> Of(string? text, Func<string, InputException> failure)
    {
        var bare = text.AsSpan().Trim();
        return bare.IsEmpty ? []
            : bare[0] != '[' || bare[^1] != ']' ? [text!]
            : PythonList.TryParse(bare, out var list) ? list
            : throw failure($"expected a list of strings, found '{Quoted.OneLine(text!)}'");
    }
}
