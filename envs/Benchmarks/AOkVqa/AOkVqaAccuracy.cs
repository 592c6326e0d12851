namespace MultiModalRL.Environments;

/// <summary>The two accuracies of one answer to an A-OKVQA question (allenai/aokvqa <c>evaluation/eval_predictions.py</c>).</summary>
public static class AOkVqaAccuracy
{
    /// <summary>1 where the prediction is the right choice's text, letter for letter; else 0.</summary>
    public static double MultipleChoice(IReadOnlyList<string> choices, int right, string? prediction) => prediction == choices[right] ? 1 : 0;

    /// <summary>min(1, matches / 3) over all direct answers: none is left out, and nothing is normalized.</summary>
    public static double DirectAnswer(IReadOnlyList<string> directAnswers, string? prediction) =>
        Math.Min(1.0, directAnswers.Count(answer => answer == prediction) / 3.0);
}
