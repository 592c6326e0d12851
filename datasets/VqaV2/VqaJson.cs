using System.Collections.Immutable;
using System.Globalization;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>A questions file and an annotations file in the format of VQA.</summary>
internal static class VqaJson
{
    public static QuestionPart<VqaQuestion> Read(string folder, string part, string questionsFile, string? annotationsFile)
    {
        var annotations = annotationsFile is null ? null : Annotations(annotationsFile);
        var images = new ImageTable();
        var folders = Folders(folder, part);
        var questions = ImmutableArray.CreateBuilder<VqaQuestion>();
        foreach (var row in JsonRows.OfArray(questionsFile, "questions"))
        {
            var id = row.Text("question_id");
            var image = row.Text("image_id");
            var question = new VqaQuestion(id, row.Text("question"), null, images.Number(image, () => folders.Find(Names(part, image, row))));
            questions.Add(annotations is null ? question : Annotated(question, annotations, row, annotationsFile!));
        }

        return annotations is { Count: > 0 }
            ? throw new InputException($"{annotationsFile} annotates question {annotations.Keys.First()}, which {questionsFile} lacks")
            : images.Part(questionsFile, questions);
    }

    private static Dictionary<string, VqaQuestion> Annotations(string file)
    {
        var annotations = new Dictionary<string, VqaQuestion>(StringComparer.Ordinal);
        var pool = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in JsonRows.OfArray(file, "annotations"))
        {
            ImmutableArray<string> answers = [.. row.Texts("answers.answer").Select(Pooled)];
            var frequent = row.OptionalText("multiple_choice_answer") ?? HumanAnswers.MostFrequent(answers);
            var annotation = new VqaQuestion(row.Text("question_id"), "", frequent is null ? null : Pooled(frequent), -1)
            {
                Answers = answers,
                QuestionType = row.OptionalText("question_type") is { } type ? Pooled(type) : null,
                AnswerType = row.OptionalText("answer_type") is { } kind ? Pooled(kind) : null,
            };
            if (!annotations.TryAdd(annotation.Id, annotation))
            {
                throw row.Failure("question_id", $"expected a question that no annotation before has, found {annotation.Id}");
            }
        }

        return annotations;

        // Millions of answers are few texts.
        string Pooled(string text) => pool.TryGetValue(text, out var known) ? known : pool[text] = text;
    }

    private static VqaQuestion Annotated(VqaQuestion question, Dictionary<string, VqaQuestion> annotations, JsonRow row, string file) =>
        annotations.Remove(question.Id, out var annotation)
            ? annotation with { Text = question.Text, Image = question.Image }
            : throw row.Failure("question_id", $"expected a question that {file} annotates and that no question before is, found {question.Id}");

    private static ImageFolders Folders(string folder, string part)
    {
        string[] parts = [part, "train2014", "val2014", "test2015"];
        return new(folder, ["images", .. parts.Select(name => Path.Combine("images", name)), .. parts, ""]);
    }

    /// <summary>COCO's names: of the part itself, or of those that a part with a name of its own was taken from.</summary>
    private static string[] Names(string part, string image, JsonRow row)
    {
        if (!long.TryParse(image, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            throw row.Failure("image_id", $"expected a whole number, found '{Quoted.OneLine(image)}'");
        }

        string[] years = part.StartsWith("test", StringComparison.Ordinal) ? ["test2015"]
            : part is "train2014" or "val2014" ? [part]
            : ["train2014", "val2014"];
        return [.. years.Select(year => $"COCO_{year}_{number:000000000000}.jpg")];
    }
}
