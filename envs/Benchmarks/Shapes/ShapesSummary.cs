namespace MultiModalRL.Environments;

/// <summary>
/// The numbers of SHAPES by question. Each question is asked about 64 images, and these stand or fall together, so the
/// interval of the mean accuracy takes the questions for clusters: the sandwich variance with the factor G/(G − 1), and
/// Student's t with G − 1 degrees of freedom (Cameron and Miller 2015).
/// </summary>
internal static class ShapesSummary
{
    /// <summary>
    /// Accuracy by question (<c>question/…</c>), the number of questions, and the 95 % interval, within [0, 1], of the mean
    /// (<c>accuracy_ci95_by_question_low</c>, <c>…_high</c>; left out where there are fewer than two questions).
    /// </summary>
    public static Dictionary<string, double> Of(AnsweredRecords answered)
    {
        var numbers = answered.By(record => record.Question).ToDictionary(group => $"question/{group.Key}", group => group.Accuracy);
        var questions = numbers.Count;
        numbers.Add("questions", questions);
        if (questions > 1)
        {
            var mean = answered.Given.Average(given => given.Accuracy);
            var half = StudentT.Quantile975(questions - 1) * StandardError(answered, mean, questions);
            numbers.Add("accuracy_ci95_by_question_low", Math.Max(0, mean - half));
            numbers.Add("accuracy_ci95_by_question_high", Math.Min(1, mean + half));
        }

        return numbers;
    }

    private static double StandardError(AnsweredRecords answered, double mean, int questions)
    {
        var squares = answered.Given.GroupBy(given => answered.Records[given.Example].Question)
            .Select(group => group.Sum(given => given.Accuracy - mean)).Sum(residual => residual * residual);
        return Math.Sqrt(squares * questions / (questions - 1)) / answered.Given.Count;
    }
}
