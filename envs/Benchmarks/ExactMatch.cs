namespace MultiModalRL.Environments;

/// <summary>1 where the answer is the reference answer, else 0.</summary>
/// <param name="references">The reference answer of every example.</param>
public sealed class ExactMatch(int[] references) : IAnswerMetric
{
    /// <inheritdoc/>
    public string Name => "accuracy";

    /// <inheritdoc/>
    public double SmallestDifference => 1;

    /// <inheritdoc/>
    public double Accuracy(int example, int answer) => references[example] == answer ? 1 : 0;
}
