namespace MultiModalRL.Environments;

/// <summary>A text or a number that an answer to an open question may mean.</summary>
/// <param name="Text">The text; null for a number.</param>
/// <param name="Number">The number, rounded to two decimals.</param>
public readonly record struct MmmuValue(string? Text, double Number)
{
    /// <summary>
    /// A number where the text is one by Python's <c>float</c> without its commas; else the lower-cased text, twice with a
    /// space where it is a single character, so that it does not match within words.
    /// </summary>
    public static IEnumerable<MmmuValue> Normalized(string text)
    {
        text = PythonText.Strip(text);
        if (PythonNumber.Parse(text.Replace(",", "", StringComparison.Ordinal)) is { } number)
        {
            return [new(null, ScoreRounding.HalfToEven(number, 2))];
        }

        text = PythonText.Lower(text);
        return PythonText.CodePoints(text).Length == 1 ? [new($" {text}", 0), new($"{text} ", 0)] : [new(text, 0)];
    }
}
