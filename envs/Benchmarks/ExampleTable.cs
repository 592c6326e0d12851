namespace MultiModalRL.Environments;

/// <summary>The examples of one split, by column.</summary>
/// <param name="Images">The image handle of every example; examples that share it form a cluster.</param>
/// <param name="Questions">Token ids, <paramref name="QuestionLength"/> an example, padded with 0.</param>
/// <param name="QuestionLength">Tokens an example.</param>
/// <param name="Types">The question type of every example.</param>
/// <param name="References">The reference answer of every example; −1 where it is not among the answers.</param>
public sealed record ExampleTable(int[] Images, int[] Questions, int QuestionLength, int[] Types, int[] References)
{
    /// <summary>
    /// How many options every example has, where they differ: its legal answers are the first so many. Null where every
    /// answer is legal everywhere.
    /// </summary>
    public int[]? OptionCounts { get; init; }

    /// <summary>How many examples.</summary>
    public int Count => Images.Length;

    /// <summary>How many of a number of answers are legal for an example: the first ones.</summary>
    public int LegalAnswers(int example, int answers) => OptionCounts is null ? answers : OptionCounts[example];

    /// <summary>The tokens of an example.</summary>
    public ReadOnlySpan<int> Question(int example) => Questions.AsSpan(example * QuestionLength, QuestionLength);
}
