using System.Collections.Immutable;
using System.Text.Json;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>A reference of MMMU.</summary>
/// <param name="IsMultipleChoice">Whether it has options.</param>
/// <param name="References">The right answers.</param>
/// <param name="Choices">Letters with the texts of their options; empty where the file does not tell them.</param>
internal sealed record MmmuItem(bool IsMultipleChoice, ImmutableArray<string> References, ImmutableArray<(string Letter, string Option)> Choices)
{
    /// <summary>Reads a record of an answer dictionary.</summary>
    public static MmmuItem Of(JsonItem item)
    {
        var answer = item.Member(item.Has("ground_truth") ? "ground_truth" : "answer");
        var references = answer.Element.ValueKind == JsonValueKind.Array
            ? item.Texts(item.Has("ground_truth") ? "ground_truth" : "answer")
            : [answer.AsText()];
        return new(item.Text("question_type") == "multiple-choice", references, ChoicesOf(item));
    }

    /// <summary>The options of a record, by <c>all_choices</c> and <c>index2ans</c> or by a list <c>options</c>; empty for none.</summary>
    public static ImmutableArray<(string Letter, string Option)> ChoicesOf(JsonItem item)
    {
        if (item.Has("index2ans"))
        {
            var options = item.Member("index2ans");
            var letters = item.Has("all_choices") ? item.Texts("all_choices") : [.. options.Members().Select(option => option.Name)];
            return [.. letters.Select(letter => (letter, options.Text(letter)))];
        }

        return item.Has("options")
            ? [.. item.Texts("options").Select((option, index) => (((char)('A' + index)).ToString(), option))]
            : [];
    }
}
