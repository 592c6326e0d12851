namespace MultiModalRL.Environments;

/// <summary>The accuracy of the answers that are worth anything to an example; all others are worth 0.</summary>
/// <param name="name">The metric's name.</param>
/// <param name="smallestDifference">The smallest difference between two accuracies.</param>
/// <param name="starts">Where each example's answers begin, and one more for the end.</param>
/// <param name="answers">The answers, in ascending order within an example.</param>
/// <param name="accuracies">Their accuracies in (0, 1].</param>
internal sealed class ScoredAnswers(string name, double smallestDifference, int[] starts, int[] answers, double[] accuracies) : IAnswerMetric
{
    public string Name => name;

    public double SmallestDifference => smallestDifference;

    public double Accuracy(int example, int answer)
    {
        var (start, end) = (starts[example], starts[example + 1]);
        var at = Array.BinarySearch(answers, start, end - start, answer);
        return at < 0 ? 0 : accuracies[at];
    }
}
