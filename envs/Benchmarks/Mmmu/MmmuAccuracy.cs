using System.Collections.Immutable;

namespace MultiModalRL.Environments;

/// <summary>Whether a parsed answer is right (MMMU-Benchmark/MMMU <c>mmmu/utils/eval_utils.py</c>).</summary>
public static class MmmuAccuracy
{
    /// <summary>A multiple-choice answer is right where it is one of the reference answers, letter for letter.</summary>
    public static bool IsRightChoice(ImmutableArray<string> references, string? letter) => letter is not null && references.Contains(letter);

    /// <summary>
    /// An open answer is right where one of its texts contains a reference text, or one of its numbers is a reference
    /// number.
    /// </summary>
    public static bool IsRightOpen(ImmutableArray<string> references, ImmutableArray<MmmuValue> answers)
    {
        var gold = references.SelectMany(MmmuValue.Normalized).ToArray();
        return answers.Any(answer => gold.Any(reference => answer.Text is { } text
            ? reference.Text is { } wanted && text.Contains(wanted, StringComparison.Ordinal)
            : reference.Text is null && reference.Number == answer.Number));
    }
}
