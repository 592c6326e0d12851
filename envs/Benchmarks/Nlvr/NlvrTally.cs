namespace MultiModalRL.Environments;

/// <summary>Accuracy and consistency of true-or-false predictions, as the scripts of lil-lab/nlvr compute them.</summary>
internal sealed class NlvrTally
{
    private readonly OrderedDictionary<string, bool> consistent = new(StringComparer.Ordinal);
    private readonly List<NamedScore> questions = [];
    private int right;
    private int eligible;

    /// <summary>Whether a prediction is the label; upper and lower case are the same.</summary>
    public static bool IsRight(string label, string prediction) => PythonText.Lower(prediction) == PythonText.Lower(label);

    /// <summary>Adds one prediction; upper and lower case are the same.</summary>
    /// <param name="id">The question's id.</param>
    /// <param name="sentence">What is consistent where all predictions for it are right.</param>
    /// <param name="label">The reference.</param>
    /// <param name="prediction">The prediction.</param>
    public void Add(string id, string sentence, string label, string prediction)
    {
        var said = PythonText.Lower(prediction);
        var isRight = IsRight(label, prediction);
        consistent[sentence] = consistent.GetValueOrDefault(sentence, true) && isRight;
        right += isRight ? 1 : 0;
        eligible += said is "true" or "false" ? 1 : 0;
        questions.Add(new NamedScore(id, ScoreValue.Full(isRight ? 1 : 0), 1));
    }

    /// <summary>
    /// The report: fractions in full, as the scripts print them. <c>filtered_accuracy</c> is over the predictions that are
    /// either true or false.
    /// </summary>
    public ScoreReport Report(string variant)
    {
        var figures = new List<NamedScore>
        {
            new("consistency", ScoreValue.Full((double)consistent.Values.Count(all => all) / consistent.Count), consistent.Count),
        };
        if (eligible > 0)
        {
            figures.Add(new("filtered_accuracy", ScoreValue.Full((double)right / eligible), eligible));
        }

        return new(variant, "fraction", questions.Count, ScoreValue.Full((double)right / questions.Count))
        {
            Figures = [.. figures], Questions = [.. questions],
        };
    }
}
