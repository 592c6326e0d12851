using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>Prediction files: answers by question id, in the order of the file; of predictions with one id the last counts.</summary>
internal static class PredictionFile
{
    /// <summary>Reads a JSON list of records.</summary>
    /// <param name="file">The file.</param>
    /// <param name="id">Reads a record's id.</param>
    /// <param name="answer">The member that holds the answer, a string.</param>
    public static OrderedDictionary<string, string> ReadList(string file, Func<JsonItem, string> id, string answer) =>
        ReadList(file, id, item => item.Text(answer));

    /// <summary>Reads a JSON list of records.</summary>
    /// <param name="file">The file.</param>
    /// <param name="id">Reads a record's id.</param>
    /// <param name="answer">Reads a record's answer.</param>
    public static OrderedDictionary<string, T> ReadList<T>(string file, Func<JsonItem, string> id, Func<JsonItem, T> answer)
    {
        var answers = new OrderedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var item in JsonItems.InArray(file, JsonRules.Python))
        {
            var key = id(item);
            answers[key] = answer(item with { Place = $"{item.Place} (id {key})" });
        }

        return answers;
    }

    /// <summary>Asks for a prediction of each annotated question and no others.</summary>
    /// <exception cref="InputException">An id is missing, or is one too many; the message names the first.</exception>
    public static void RequireSameIds<T>(string file, OrderedDictionary<string, string> predictions, OrderedDictionary<string, T> annotated)
    {
        RequireIds(file, predictions, annotated.Keys);
        var extra = predictions.Keys.Where(id => !annotated.ContainsKey(id)).ToArray();
        if (extra.Length > 0)
        {
            throw new InputException(
                $"{file}: expected predictions of annotated questions only, found {extra.Length} of others, the first of question {extra[0]}");
        }
    }

    /// <summary>Asks for a prediction of each of some questions.</summary>
    /// <exception cref="InputException">An id is missing; the message names the first.</exception>
    public static void RequireIds<T>(string file, OrderedDictionary<string, T> predictions, IEnumerable<string> ids)
    {
        var all = ids as IReadOnlyCollection<string> ?? [.. ids];
        var missing = all.Where(id => !predictions.ContainsKey(id)).ToArray();
        if (missing.Length > 0)
        {
            throw new InputException(
                $"{file}: expected a prediction of each of {all.Count} questions, found none of {missing.Length}, the first is question {missing[0]}");
        }

        if (all.Count == 0)
        {
            throw new InputException("the annotations: expected questions to score, found none");
        }
    }
}
