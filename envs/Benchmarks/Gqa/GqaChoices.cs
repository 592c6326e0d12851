using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>
/// Validity (could the prediction be an answer to the question?) and plausibility (does it make sense in the world?) by
/// the official choices file. For questions about common attributes both mean one of color, material, shape.
/// </summary>
internal static class GqaChoices
{
    private static readonly string[] Attributes = ["color", "material", "shape"];

    /// <summary>How many predictions are valid, and how many plausible.</summary>
    /// <param name="file">The choices file, or the folder of its chunks.</param>
    /// <param name="questions">The balanced questions.</param>
    /// <param name="predictions">The predictions.</param>
    /// <exception cref="InputException">The file cannot be used, or lacks a question.</exception>
    public static (int Valid, int Plausible) Count(
        string file, OrderedDictionary<string, GqaQuestion> questions, OrderedDictionary<string, string?> predictions)
    {
        var found = new Dictionary<string, (bool Valid, bool Plausible)>(StringComparer.Ordinal);
        foreach (var (id, item) in JsonItems.InObject(file, JsonRules.Python))
        {
            if (questions.TryGetValue(id, out var question))
            {
                found[id] = (Belongs(item, "valid", question, predictions[id]), Belongs(item, "plausible", question, predictions[id]));
            }
        }

        return questions.Keys.FirstOrDefault(id => !found.ContainsKey(id)) is { } missing
            ? throw new InputException($"{file}: expected the choices of each balanced question, found none of question {missing}")
            : (found.Values.Count(choice => choice.Valid), found.Values.Count(choice => choice.Plausible));
    }

    private static bool Belongs(JsonItem item, string kind, GqaQuestion question, string? prediction)
    {
        var choices = item.Texts(kind);
        return prediction is not null && (question.IsAboutCommonAttribute ? Attributes.Contains(prediction) : choices.Contains(prediction));
    }
}
