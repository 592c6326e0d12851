namespace MultiModalRL.Environments;

/// <summary>The examples of one split, by column.</summary>
/// <param name="Images">The image handle of every example; examples that share it form a cluster.</param>
/// <param name="Questions">Token ids, <paramref name="QuestionLength"/> an example, padded with 0.</param>
/// <param name="QuestionLength">Tokens an example.</param>
/// <param name="Types">The question type of every example.</param>
/// <param name="References">The reference answer of every example.</param>
public sealed record ExampleTable(int[] Images, int[] Questions, int QuestionLength, int[] Types, int[] References)
{
    /// <summary>How many examples.</summary>
    public int Count => Images.Length;

    /// <summary>The tokens of an example.</summary>
    public ReadOnlySpan<int> Question(int example) => Questions.AsSpan(example * QuestionLength, QuestionLength);
}
