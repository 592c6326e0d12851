using System.Collections.Immutable;
using System.Text.Json;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>What a scorer needs of one record of a VQA annotation file.</summary>
/// <param name="QuestionType">The first words of the question.</param>
/// <param name="AnswerType">yes/no, number or other.</param>
/// <param name="Answers">The human answers.</param>
internal sealed record VqaV2Annotation(string QuestionType, string AnswerType, ImmutableArray<VqaHumanAnswer> Answers)
{
    public static VqaV2Annotation Of(JsonItem item)
    {
        var answers = item.Items("answers").Select(answer => new VqaHumanAnswer(answer.Text("answer"), Identity(answer))).ToImmutableArray();
        return answers.Length > 0
            ? new(item.Text("question_type"), item.Text("answer_type"), answers)
            : throw item.Member("answers").Failure("human answers");
    }

    private static string Identity(JsonItem answer) => string.Join('\n', answer.Members()
        .Where(member => member.Name != "answer")
        .OrderBy(member => member.Name, StringComparer.Ordinal)
        .Select(member => $"{member.Name}={Text(member.Value)}"));

    // A string may be written with escapes or without: what it says counts.
    private static string Text(JsonItem value) =>
        value.Element.ValueKind == JsonValueKind.String ? $"'{value.AsText()}'" : value.Raw();
}
