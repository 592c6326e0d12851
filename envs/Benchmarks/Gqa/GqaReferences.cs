using System.Globalization;
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
    /// With the number of questions averaged; or why there is none: a question has no prediction, or one that follows is in no file.
    /// </returns>
    public (double Value, int Count, string? Missing) Consistency(OrderedDictionary<string, string?> predictions)
    {
        if (Unpredicted(predictions) is { } unpredicted)
        {
            return (0, 0, unpredicted);
        }

        var (sum, count) = (0.0, 0);
        foreach (var (id, question) in Balanced)
        {
            if (predictions[id] != question.Answer || question.Entailed.IsEmpty)
            {
                continue;
            }

            if (question.Entailed.FirstOrDefault(other => !Answers.ContainsKey(other)) is { } unknown)
            {
                return (0, 0, $"question {unknown}, which follows from question {id}, is in none of the annotation files");
            }

            sum += (double)question.Entailed.Count(other => predictions[other] == Answers[other]) / question.Entailed.Length;
            count++;
        }

        return (count == 0 ? 0 : sum / count, count, null);
    }

    private string? Unpredicted(OrderedDictionary<string, string?> predictions)
    {
        string[] without = [.. Answers.Keys.Where(id => !predictions.ContainsKey(id))];
        return without.Length == 0 ? null : string.Create(CultureInfo.InvariantCulture,
            $"{without.Length} of {Answers.Count} questions have no prediction, the first is question {without[0]}: expected predictions of all, balanced or not");
    }
}
