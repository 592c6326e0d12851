namespace MultiModalRL.Agents;

/// <summary>
/// Sums of accuracy by question and answer. What is kept of a question is the answers that were ever right, so
/// memory grows with the examples, not with questions × answers.
/// </summary>
/// <param name="answers">How many answers there are.</param>
internal sealed class QuestionPriorFit(int answers)
{
    private readonly QuestionTable<SortedDictionary<int, double>> questions = new();
    private readonly double[] sums = new double[answers];

    /// <summary>Takes in an example.</summary>
    public void Add(ReadOnlySpan<int> question, ReadOnlySpan<float> accuracies)
    {
        AnswerSums.Add(accuracies, sums);
        if (!questions.TryGet(question, out var rights))
        {
            questions.Set(question, rights = []);
        }

        for (var answer = 0; answer < accuracies.Length; answer++)
        {
            if (accuracies[answer] > 0)
            {
                rights![answer] = rights.GetValueOrDefault(answer) + accuracies[answer];
            }
        }
    }

    /// <summary>
    /// The answer of highest mean accuracy for each question (the first of equals), and over all of them; and the
    /// sum of accuracies of answering so.
    /// </summary>
    public (int Majority, QuestionTable<int> Answers, double AccuracySum) Best()
    {
        var majority = Largest.Index<double>(sums);
        var best = new QuestionTable<int>();
        var accuracySum = 0.0;
        foreach (var (question, rights) in questions.All)
        {
            // MaxBy keeps the first of equals, and the answers are in ascending order.
            var (answer, sum) = rights.Count > 0 ? rights.MaxBy(right => right.Value) : new(majority, 0);
            best.Set(question, answer);
            accuracySum += sum;
        }

        return (majority, best, accuracySum);
    }
}
