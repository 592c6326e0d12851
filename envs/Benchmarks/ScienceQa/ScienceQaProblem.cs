using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>What the scorer needs of a ScienceQA problem.</summary>
/// <param name="Answer">The index of the right choice.</param>
/// <param name="HasText">Whether it comes with a hint.</param>
/// <param name="HasImage">Whether it comes with an image.</param>
/// <param name="Subject">natural science, social science or language science.</param>
/// <param name="Topic">Its topic.</param>
/// <param name="Grade">grade1 to grade12.</param>
/// <param name="Split">The split that the problem itself names; empty where it names none.</param>
internal sealed record ScienceQaProblem(int Answer, bool HasText, bool HasImage, string Subject, string Topic, string Grade, string Split)
{
    private const int LastLowerGrade = 6;

    public static ScienceQaProblem Of(JsonItem item) => new(
        item.Member("answer") is var answer && answer.Element.ValueKind == System.Text.Json.JsonValueKind.Number && answer.Element.TryGetInt32(out var index)
            ? index
            : throw answer.Failure("the index of a choice"),
        item.Has("hint") && item.Text("hint").Length > 0,
        item.Has("image") && item.Text("image").Length > 0,
        item.Text("subject"),
        item.Has("topic") ? item.Text("topic") : "",
        item.Text("grade"),
        item.Has("split") ? item.Text("split") : "");

    /// <summary>The official groups that the problem counts in, by the names that the script prints.</summary>
    public IEnumerable<string> Groups()
    {
        if (Subject is "natural science" or "social science" or "language science")
        {
            yield return "acc_" + Subject.Split(' ')[0];
        }

        if (HasText)
        {
            yield return "acc_has_text";
        }

        if (HasImage)
        {
            yield return "acc_has_image";
        }

        if (!HasText && !HasImage)
        {
            yield return "acc_no_context";
        }

        if (Grade.StartsWith("grade", StringComparison.Ordinal) && int.TryParse(Grade["grade".Length..], out var year) && year is >= 1 and <= 12)
        {
            yield return year <= LastLowerGrade ? "acc_grade_1_6" : "acc_grade_7_12";
        }
    }
}
