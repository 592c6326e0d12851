using System.Collections.Immutable;
using System.Text.Json;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>What the scorer needs of a MathVista problem.</summary>
/// <param name="QuestionType">multi_choice or free_form.</param>
/// <param name="AnswerType">text, integer, float or list.</param>
/// <param name="Answer">The reference answer; null where it is no string, which nothing equals.</param>
/// <param name="Choices">The choices; empty for none.</param>
/// <param name="Precision">Decimals of a float answer; null for none.</param>
/// <param name="Groups">Values of the fields by which accuracy is broken down.</param>
internal sealed record MathVistaProblem(
    string QuestionType, string AnswerType, string? Answer, ImmutableArray<string> Choices, int? Precision,
    ImmutableArray<(string Field, string Value)> Groups)
{
    /// <summary>The fields of the official breakdowns.</summary>
    public static ImmutableArray<string> Fields { get; } =
        ["question_type", "answer_type", "language", "source", "category", "task", "context", "grade", "skills"];

    public static MathVistaProblem Of(JsonItem item)
    {
        var answer = item.Member("answer");
        return new(
            item.Text("question_type"),
            item.Text("answer_type"),
            answer.Element.ValueKind == JsonValueKind.String ? answer.AsText() : null,
            item.Has("choices") ? item.Texts("choices") : [],
            item.Has("precision") && PythonJson.Number(item.Member("precision")) is { } precision && double.IsFinite(precision) ? (int)precision : null,
            [.. Fields.SelectMany(field => Values(item, field).Distinct().Select(value => (field, value)))]);
    }

    private static ImmutableArray<string> Values(JsonItem item, string field)
    {
        var holder = item.Has(field) ? item : item.Has("metadata") ? item.Member("metadata") : item;
        if (!holder.Has(field))
        {
            return [];
        }

        return holder.Member(field).Element.ValueKind == JsonValueKind.Array ? holder.Texts(field) : [holder.Text(field)];
    }
}
