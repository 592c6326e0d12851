namespace MultiModalRL.Environments;

/// <summary>How well a split is answered without its images: what a benchmark's questions give away.</summary>
/// <param name="Majority">The answer that is most often right in what was fitted on.</param>
/// <param name="MajorityAccuracy">Mean official accuracy of always giving it.</param>
/// <param name="QuestionOnlyAccuracy">The same of giving, for each question text, the answer that was most often right for it.</param>
public readonly record struct LanguagePrior(string Majority, double MajorityAccuracy, double QuestionOnlyAccuracy)
{
    // Answers that are hardly ever the reference are never the best one.
    private const int Candidates = 20;

    /// <summary>Fits on one split and measures on another of the same benchmark.</summary>
    public static LanguagePrior Of(Benchmark fitted, Benchmark measured)
    {
        ArgumentNullException.ThrowIfNull(fitted);
        ArgumentNullException.ThrowIfNull(measured);
        var majority = Best(fitted, [.. Enumerable.Range(0, fitted.Examples.Count)]);
        var byQuestion = Enumerable.Range(0, fitted.Examples.Count).GroupBy(example => Key(fitted, example), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => Best(fitted, [.. group]), StringComparer.Ordinal);
        double always = 0, asked = 0;
        for (var example = 0; example < measured.Examples.Count; example++)
        {
            always += Accuracy(measured, example, majority);
            asked += Accuracy(measured, example, byQuestion.GetValueOrDefault(Key(measured, example), majority));
        }

        return new(fitted.Answers[majority], always / measured.Examples.Count, asked / measured.Examples.Count);
    }

    private static int Best(Benchmark benchmark, int[] examples) => examples
        .Select(example => benchmark.Examples.References[example]).Where(answer => answer >= 0)
        .CountBy(answer => answer).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(Candidates)
        .Select(pair => (Answer: pair.Key, Sum: examples.Sum(example => benchmark.Metric.Accuracy(example, pair.Key))))
        .OrderByDescending(candidate => candidate.Sum).ThenBy(candidate => candidate.Answer).Select(candidate => candidate.Answer).FirstOrDefault();

    // Where an answer is not among the options, the first one is given: the rule of the agents majority and question-prior.
    private static double Accuracy(Benchmark benchmark, int example, int answer) =>
        benchmark.Metric.Accuracy(example, answer < benchmark.Examples.LegalAnswers(example, benchmark.Answers.Length) ? answer : 0);

    private static string Key(Benchmark benchmark, int example) => string.Join(' ', benchmark.Examples.Question(example).ToArray());
}
