using System.Collections.Immutable;
using System.Text.RegularExpressions;
using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>Puzzles, of either collection, as recorded questions.</summary>
internal static partial class PuzzleQuestions
{
    /// <summary>Most options of a puzzle.</summary>
    public const int Choices = 4;

    /// <summary>The parts of a folder of puzzles.</summary>
    /// <exception cref="InputException">The data cannot be used.</exception>
    public static IReadOnlyDictionary<Split, Func<RecordedQuestions>> Parts(string folder, string dataset, double testShare, double validationShare)
    {
        var puzzles = PuzzleVqaDataset.Open(folder, dataset);
        ImmutableArray<Puzzle> all = [.. puzzles.Categories.SelectMany(category => puzzles.Read(category))];
        var images = DistinctImages.Of([.. all.Select(puzzle => puzzle.Image)]);
        return ContentSplit.Parts(folder, all.Select((puzzle, row) => Record(puzzle, images.Handles[row])), images, testShare, validationShare);
    }

    /// <summary>Accuracy by category.</summary>
    public static Dictionary<string, double> ByCategory(AnsweredRecords given) =>
        given.By(record => record.Type).ToDictionary(group => $"category/{group.Key}", group => group.Accuracy);

    private static QuestionRecord Record(Puzzle puzzle, int image) => new()
    {
        Question = puzzle.Question,
        Image = image,
        Id = $"{puzzle.Category}/{puzzle.Number}",
        Answer = puzzle.Options[puzzle.RightOption],
        Options = puzzle.Options,
        RightOption = puzzle.RightOption,
        Choose = Chosen,
        Type = puzzle.Category,
    };

    /// <summary>
    /// By the collections' own script (declare-lab/LLM-PuzzleTest <c>prompting.py</c>): the last letter in parentheses, else the last
    /// of these capitals; one beyond the options is the first of them. Where there is none the script asks once more, and here nothing is chosen.
    /// </summary>
    private static int Chosen(ImmutableArray<string> options, string response)
    {
        var found = InParentheses().Matches(response) is { Count: > 0 } marked ? marked : Capital().Matches(response);
        var option = found.Count > 0 ? found[^1].Groups["letter"].Value[0] - 'A' : -1;
        return option < options.Length ? option : 0;
    }

    [GeneratedRegex(@"\((?<letter>[ABCD])\)", RegexOptions.CultureInvariant)]
    private static partial Regex InParentheses();

    [GeneratedRegex("(?<letter>[ABCD])", RegexOptions.CultureInvariant)]
    private static partial Regex Capital();
}
