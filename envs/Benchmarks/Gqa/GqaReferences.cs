using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>The questions of GQA files: all that matters of balanced ones, the answers of all.</summary>
internal sealed class GqaReferences
{
    private GqaReferences() { }

    /// <summary>The balanced questions, by id.</summary>
    public OrderedDictionary<string, GqaQuestion> Balanced { get; } = new(StringComparer.Ordinal);

    /// <summary>The reference answer of every question, by id.</summary>
    public Dictionary<string, string> Answers { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads question files, or folders of their chunks.</summary>
    /// <exception cref="InputException">A file cannot be used, or no question is balanced.</exception>
    public static GqaReferences Read(IEnumerable<string> paths)
    {
        var references = new GqaReferences();
        var pool = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (id, item) in paths.SelectMany(path => JsonItems.InObject(path, JsonRules.Python)))
        {
            // Two million answers are few different ones.
            var answer = item.Text("answer");
            references.Answers[id] = pool.TryAdd(answer, answer) ? answer : pool[answer];
            if (item.Flag("isBalanced"))
            {
                references.Balanced[id] = GqaQuestion.Of(id, item);
            }
        }

        return references.Balanced.Count > 0
            ? references
            : throw new InputException($"{string.Join(", ", paths)}: expected balanced questions, which alone are scored, found none");
    }

    /// <summary>
    /// Consistency: the accuracy over what follows from a question, averaged over the balanced questions that are answered
    /// right and that others follow from; 0 where there are none.
    /// </summary>
    /// <returns>
    /// With the number of questions averaged; null where a question has no prediction, or one that follows is in no file.
    /// </returns>
    public (double Value, int Count)? Consistency(OrderedDictionary<string, string?> predictions)
    {
        if (Answers.Keys.Any(id => !predictions.ContainsKey(id)))
        {
            return null;
        }

        var (sum, count) = (0.0, 0);
        foreach (var (id, question) in Balanced)
        {
            if (predictions[id] != question.Answer || question.Entailed.IsEmpty)
            {
                continue;
            }

            if (question.Entailed.Any(other => !Answers.ContainsKey(other)))
            {
                return null;
            }

            sum += (double)question.Entailed.Count(other => predictions[other] == Answers[other]) / question.Entailed.Length;
            count++;
        }

        return (count == 0 ? 0 : sum / count, count);
    }
}
