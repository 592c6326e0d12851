using System.Collections.Immutable;
using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>Puzzles, of either collection, as recorded questions.</summary>
internal static class PuzzleQuestions
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
        Type = puzzle.Category,
    };
}
