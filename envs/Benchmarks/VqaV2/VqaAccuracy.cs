using System.Globalization;

namespace MultiModalRL.Environments;

/// <summary>
/// VQA accuracy of one answer (Antol et al., arXiv 1505.00468): for each human answer, min(1, matches among the others
/// / 3), averaged. With ten human answers of which k match: 0, 0.3, 0.6, 0.9, then 1.
/// </summary>
public static class VqaAccuracy
{
    private const int TextVqaAnswers = 10;

    /// <summary>The accuracy in [0, 1] of a prediction, human answers being told apart by their place.</summary>
    /// <param name="humanAnswers">What people answered, ten by rule.</param>
    /// <param name="prediction">The answer to score.</param>
    /// <param name="variant">Which script's normalization and comparison.</param>
    /// <exception cref="ArgumentException">None, or not ten where the variant insists on ten.</exception>
    public static double Of(IReadOnlyList<string> humanAnswers, string prediction, VqaVariant variant) => Of(
        [.. humanAnswers.Select((answer, place) => new VqaHumanAnswer(answer, place.ToString(CultureInfo.InvariantCulture)))], prediction, variant);

    /// <summary>
    /// The accuracy in [0, 1] of a prediction. The official script leaves out all human answers that equal the one left
    /// out in text and identity, so that answers without ids vanish together.
    /// </summary>
    /// <inheritdoc cref="Of(IReadOnlyList{string}, string, VqaVariant)"/>
    public static double Of(IReadOnlyList<VqaHumanAnswer> humanAnswers, string prediction, VqaVariant variant)
    {
        if (humanAnswers.Count == 0 || (variant == VqaVariant.TextVqa && humanAnswers.Count != TextVqaAnswers))
        {
            throw new ArgumentException($"{humanAnswers.Count} human answers: expected {TextVqaAnswers}", nameof(humanAnswers));
        }

        var (answers, predicted) = Compared(humanAnswers, prediction, variant);
        var byPlace = variant is VqaVariant.VlmEvalKit or VqaVariant.TextVqa;
        var matches = answers.Count(answer => answer == predicted);
        var sum = 0.0;
        for (var left = 0; left < answers.Length; left++)
        {
            var others = matches - LeftOut(humanAnswers, answers, predicted, byPlace, left);
            sum += Math.Min(1, others / 3.0);
        }

        return sum / answers.Length;
    }

    // How many of the matching answers are left out together with one.
    private static int LeftOut(IReadOnlyList<VqaHumanAnswer> human, string[] answers, string predicted, bool byPlace, int left)
    {
        if (answers[left] != predicted)
        {
            return 0;
        }

        var count = 0;
        for (var other = 0; other < answers.Length; other++)
        {
            var isSame = byPlace ? other == left : answers[other] == answers[left] && human[other].Identity == human[left].Identity;
            count += isSame ? 1 : 0;
        }

        return count;
    }

    private static (string[] Answers, string Prediction) Compared(
        IReadOnlyList<VqaHumanAnswer> human, string prediction, VqaVariant variant)
    {
        string Normal(string text) => VqaAnswerNormalizer.Normalize(VqaAnswerNormalizer.Clean(text), variant);
        switch (variant)
        {
            case VqaVariant.Official2021:
                var cleaned = human.Select(answer => VqaAnswerNormalizer.Clean(answer.Answer)).ToArray();
                return AreIdentical(cleaned)
                    ? (cleaned, VqaAnswerNormalizer.Clean(prediction))
                    : (Array.ConvertAll(cleaned, Normal), Normal(prediction));
            case VqaVariant.Pre2021:
                var raw = human.Select(answer => answer.Answer).ToArray();
                return (AreIdentical(raw) ? raw : Array.ConvertAll(raw, text => VqaAnswerNormalizer.Punctuation(text, variant)), Normal(prediction));
            case VqaVariant.TextVqa:
                return ([.. human.Select(answer => VqaAnswerNormalizer.Normalize(answer.Answer, variant))], VqaAnswerNormalizer.Normalize(prediction, variant));
            default:
                return ([.. human.Select(answer => Normal(answer.Answer))], Normal(prediction));
        }
    }

    private static bool AreIdentical(string[] answers) => answers.All(answer => answer == answers[0]);
}
