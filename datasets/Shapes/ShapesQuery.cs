namespace MultiModalRL.Datasets;

/// <summary>The logical forms of SHAPES, such as <c>(is triangle (above (right_of square)))</c>.</summary>
internal static class ShapesQuery
{
    private const string Blank = " ";

    /// <summary>The question in English as the published texts have it; null where the form is another one.</summary>
    public static string? English(string query)
    {
        var tokens = query.Replace("(", " ( ", StringComparison.Ordinal).Replace(")", " ) ", StringComparison.Ordinal)
            .Split(Blank, StringSplitOptions.RemoveEmptyEntries);
        if (tokens is not ["(", "is", var subject, .., ")"] || Noun(subject) is not { } named)
        {
            return null;
        }

        // "(a (b c))" without the outer pair: a chain of relations that ends in a leaf and as many closing brackets.
        var words = new List<string> { "is", named };
        var at = 3;
        while (at + 1 < tokens.Length && tokens[at] == "(" && Relation(tokens[at + 1]) is { } relation)
        {
            words.Add(relation);
            at += 2;
        }

        var relations = words.Count - 2;
        var closing = tokens[Math.Min(at + 1, tokens.Length)..];
        var object_ = at >= tokens.Length ? null : relations > 0 ? Noun(tokens[at]) : IsColor(tokens[at]) ? tokens[at] : Noun(tokens[at]);
        if (object_ is null || closing.Length != relations + 1 || !Array.TrueForAll(closing, token => token == ")"))
        {
            return null;
        }

        words.Add(object_);
        return string.Join(Blank, words);
    }

    private static string? Noun(string leaf) => IsColor(leaf) ? $"a {leaf} shape"
        : leaf is "circle" or "square" or "triangle" ? $"a {leaf}"
        : null;

    private static bool IsColor(string leaf) => leaf is "red" or "green" or "blue";

    private static string? Relation(string head) => head switch
    {
        "left_of" => "left of",
        "right_of" => "right of",
        "above" or "below" => head,
        _ => null,
    };
}
