using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MultiModalRL.Datasets;

/// <summary>The dictionary that a NumPy file begins with (NEP 1): three keys, each once, in any order.</summary>
/// <param name="Type">The type of the elements, as NumPy writes it: <c>|u1</c>.</param>
/// <param name="IsFortran">Whether the first index runs fastest.</param>
/// <param name="Shape">The lengths of the axes.</param>
internal sealed partial record NpyHeader(string Type, bool IsFortran, ImmutableArray<long> Shape)
{
    /// <summary>Reads the dictionary.</summary>
    /// <returns>Null where it is anything else.</returns>
    public static NpyHeader? Parse(ReadOnlySpan<byte> bytes)
    {
        var match = Dictionary().Match(Encoding.Latin1.GetString(bytes));
        if (!match.Success)
        {
            return null;
        }

        var entries = match.Groups["key"].Captures.Zip(match.Groups["value"].Captures, (key, value) => (key.Value, value.Value)).ToArray();
        var type = Only(entries, "descr");
        var order = Only(entries, "fortran_order");
        var shape = Only(entries, "shape") is { } text ? ParseShape(text) : default;
        return type?[0] == '\'' && order is "True" or "False" && !shape.IsDefault && entries.Length == 3
            ? new(type![1..^1], order == "True", shape)
            : null;
    }

    private static string? Only((string Key, string Value)[] entries, string key) =>
        Array.FindAll(entries, entry => entry.Key == key) is [var (_, value)] ? value : null;

    private static ImmutableArray<long> ParseShape(string text)
    {
        if (text[0] != '(')
        {
            return default;
        }

        var lengths = ImmutableArray.CreateBuilder<long>();
        foreach (var part in text[1..^1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var length))
            {
                return default;
            }

            lengths.Add(length);
        }

        return lengths.DrainToImmutable();
    }

    // Each element of the pattern consumes what the next cannot begin with, so matching takes linear time.
    [GeneratedRegex(@"\A\{ *(?:'(?<key>[a-z_]+)' *: *(?<value>'[^']*'|True|False|\([0-9, ]*\)) *(?:, *|(?=\})))*\} *\n?\z")]
    private static partial Regex Dictionary();
}
