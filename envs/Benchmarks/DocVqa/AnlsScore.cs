namespace MultiModalRL.Environments;

/// <summary>
/// Average normalized Levenshtein similarity of one answer (Biten et al., arXiv 1905.13648; DocVQA, arXiv 2007.00398):
/// 1 minus distance over length, the best over the reference answers, 0 where that is below one half. The scripts keep
/// exactly one half, which the papers' formula makes 0.
/// </summary>
public static class AnlsScore
{
    private const double Threshold = 0.5;

    /// <summary>The score in [0, 1] of a prediction.</summary>
    /// <param name="answers">The reference answers.</param>
    /// <param name="prediction">The answer to score.</param>
    /// <param name="variant">What distances are divided by.</param>
    /// <exception cref="ArgumentException">There is no reference answer.</exception>
    public static double Of(IReadOnlyList<string> answers, string prediction, AnlsVariant variant)
    {
        if (answers.Count == 0)
        {
            throw new ArgumentException("expected a reference answer", nameof(answers));
        }

        var similarity = 1 - answers.Min(answer => variant == AnlsVariant.DocVqa ? DocVqa(answer, prediction) : StVqa(answer, prediction));
        return similarity < Threshold ? 0 : similarity;
    }

    private static double DocVqa(string answer, string prediction) => Normalized(
        EditDistance.Between(Collapsed(answer), Collapsed(prediction)),
        Math.Max(UpperCaseLength.Of(answer), UpperCaseLength.Of(prediction)));

    // Two empty texts end the ST-VQA script by a division by zero; they are equal, so the distance is 0.
    private static double StVqa(string answer, string prediction)
    {
        var (first, second) = (PythonText.Strip(PythonText.Lower(answer)), PythonText.Strip(PythonText.Lower(prediction)));
        return Normalized(
            EditDistance.Between(first, second), Math.Max(PythonText.CodePoints(first).Length, PythonText.CodePoints(second).Length));
    }

    private static double Normalized(int distance, int length) => length == 0 ? 0 : (double)distance / length;

    private static string Collapsed(string text) => string.Join(' ', PythonText.Split(PythonText.Lower(PythonText.Strip(text))));
}
