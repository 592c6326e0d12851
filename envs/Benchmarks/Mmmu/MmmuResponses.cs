using System.Collections.Immutable;
using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>
/// Prediction files of MMMU: responses by id, or records of responses with their options. A response is null where it is no
/// string.
/// </summary>
internal static class MmmuResponses
{
    /// <summary>Reads a file; of responses with one id the last counts.</summary>
    /// <exception cref="InputException">The file cannot be used, or an id is not annotated or names no subject.</exception>
    public static OrderedDictionary<string, (string? Text, ImmutableArray<(string Letter, string Option)> Choices)> Read(
        string file, IReadOnlyDictionary<string, MmmuItem> references)
    {
        var responses = new OrderedDictionary<string, (string?, ImmutableArray<(string, string)>)>(StringComparer.Ordinal);
        var records = JsonItems.IsArray(file)
            ? JsonItems.InArray(file, JsonRules.Python).Select(item => (Id: item.Text("id"), Text: item.Comparable("response"), Choices: MmmuItem.ChoicesOf(item)))
            : JsonItems.InObject(file, JsonRules.Python).Select(entry => (Id: entry.Name, Text: entry.Item.AsComparable(), Choices: ImmutableArray<(string, string)>.Empty));
        foreach (var (id, text, choices) in records)
        {
            if (!references.ContainsKey(id))
            {
                throw new InputException($"{file}: expected predictions of annotated questions only, found one of {id}");
            }

            if (!MmmuSubjects.InOrder.Contains(MmmuSubjects.OfId(id)))
            {
                throw new InputException($"{file}: expected an id such as validation_Accounting_1 with one of {MmmuSubjects.InOrder.Length} subjects, found {id}");
            }

            responses[id] = (text, choices);
        }

        return responses.Count > 0 ? responses : throw new InputException($"{file}: expected predictions, found none");
    }
}
