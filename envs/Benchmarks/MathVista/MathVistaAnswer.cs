using System.Collections.Immutable;
using System.Text.RegularExpressions;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>
/// What an extracted answer means (lupantech/MathVista <c>evaluation/calculate_score.py</c>, which extracts it by a
/// language model before): a choice by its letter, else the choice nearest by edit distance; whole numbers without their
/// fraction; floats rounded to the problem's precision; lists as Python writes them.
/// </summary>
internal static partial class MathVistaAnswer
{
    /// <summary>The normalized answer; null where the script makes nothing of the extraction.</summary>
    public static string? Normalized(MathVistaProblem problem, JsonItem extraction)
    {
        if (problem.QuestionType == "multi_choice")
        {
            return problem.Choices[Choice(problem.Choices, PythonText.Strip(PythonJson.Text(extraction)))];
        }

        return problem.AnswerType switch
        {
            "integer" => PythonJson.Number(extraction) is { } number ? PythonNumber.WholeText(number) : null,
            "float" => PythonJson.Number(extraction) is { } number && problem.Precision is { } precision
                ? PythonNumber.Text(ScoreRounding.HalfToEven(number, precision))
                : null,
            _ => PythonJson.Text(extraction),
        };
    }

    /// <summary>The number of the choice that an extraction is.</summary>
    public static int Choice(ImmutableArray<string> choices, string extraction)
    {
        var letter = Letter().Match(extraction);
        extraction = letter.Success ? letter.Groups["letter"].Value.ToUpperInvariant() : extraction;
        if (extraction is [>= 'A' and var index] && index - 'A' < choices.Length)
        {
            return index - 'A';
        }

        return choices.IndexOf(choices.MinBy(choice => EditDistance.Between(extraction, choice))!);
    }

    [GeneratedRegex(@"\((?<letter>[a-zA-Z])\)", RegexOptions.CultureInvariant)]
    private static partial Regex Letter();
}
