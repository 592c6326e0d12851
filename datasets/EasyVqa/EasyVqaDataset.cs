using System.Collections.Immutable;
using System.Text;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>
/// A folder of easy-VQA: <c>answers.txt</c> and, for each part, <c>questions.json</c> and <c>images/&lt;id&gt;.png</c>.
/// A part's files are opened only when that part is asked for.
/// </summary>
public sealed class EasyVqaDataset
{
    private const long MaxTextBytes = 1L << 30;
    private const string AnswersFile = "answers.txt";
    private const string QuestionFile = "questions.json";

    private readonly string root;
    private readonly Dictionary<string, int> answerIds = new(StringComparer.Ordinal);

    private EasyVqaDataset(string root)
    {
        this.root = root;
        Answers = ReadAnswers(Path.Combine(root, AnswersFile));
        foreach (var answer in Answers)
        {
            answerIds.Add(answer, answerIds.Count);
        }
    }

    /// <summary>The answers, in the order of <c>answers.txt</c>.</summary>
    public ImmutableArray<string> Answers { get; }

    /// <summary>Opens a folder as published (<c>data/train</c>, <c>data/answers.txt</c>) or its <c>data</c> folder itself.</summary>
    /// <exception cref="InputException">The folder is missing, has neither layout, or its answers cannot be read.</exception>
    public static EasyVqaDataset Open(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new InputException($"{folder} is missing: expected the folder of easy-VQA");
        }

        var nested = Path.Combine(folder, "data");
        return HasPart(nested) ? new(nested)
            : HasPart(folder) ? new(folder)
            : throw new InputException(
                $"{folder} is not easy-VQA: expected {Path.Combine(nested, "train")} or {Path.Combine(folder, "train")}")
            {
                Absence = Absence.Dataset,
            };
    }

    /// <summary>Whether a folder has question files of easy-VQA where they are published: other datasets have folders train and test too.</summary>
    public static bool IsIn(string folder) =>
        new[] { folder, Path.Combine(folder, "data") }.Any(root =>
            File.Exists(Path.Combine(root, "train", QuestionFile)) || File.Exists(Path.Combine(root, "test", QuestionFile)));

    /// <summary>The folder of a part, whether it is there or not.</summary>
    public string Folder(EasyVqaPart part) => Path.Combine(root, part == EasyVqaPart.Train ? "train" : "test");

    /// <summary>Whether the folder of a part is there; nothing in it is opened.</summary>
    public bool Has(EasyVqaPart part) => Directory.Exists(Folder(part));

    /// <summary>Reads the questions of a part, in the order of its file.</summary>
    /// <exception cref="InputException">
    /// Missing, malformed, no rows, a row of another shape, an answer that <c>answers.txt</c> lacks, a negative image id.
    /// </exception>
    public ImmutableArray<EasyVqaQuestion> ReadQuestions(EasyVqaPart part)
    {
        var file = QuestionsFile(part);
        var rows = new JsonRowReader(file, InputFile.ReadAllBytes(file, MaxTextBytes));
        var questions = ImmutableArray.CreateBuilder<EasyVqaQuestion>();
        while (rows.NextRow(3))
        {
            var text = rows.ReadString("question");
            if (string.IsNullOrWhiteSpace(text))
            {
                throw rows.Failure("expected question, a string with text, found none");
            }

            var answer = ReadAnswer(ref rows);
            questions.Add(new(text, answer, rows.ReadInt32("image id", 0)));
        }

        return questions.Count > 0 ? questions.DrainToImmutable() : throw new InputException($"{file} has no questions");
    }

    /// <summary>The file of every image that some questions refer to, by id in rising order.</summary>
    /// <param name="part">The part that the questions are of.</param>
    /// <param name="questions">All its questions, so that a row can be named.</param>
    /// <param name="wanted">Which images to look for, by id.</param>
    /// <exception cref="InputException">A file is missing; the message names it and the first row that refers to it.</exception>
    public SortedDictionary<int, string> FindImages(
        EasyVqaPart part, ImmutableArray<EasyVqaQuestion> questions, Predicate<int> wanted)
    {
        var folder = Path.Combine(Folder(part), "images");
        var images = new SortedDictionary<int, string>();
        for (var row = 0; row < questions.Length; row++)
        {
            var id = questions[row].Image;
            if (!wanted(id) || images.ContainsKey(id))
            {
                continue;
            }

            var file = Path.Combine(folder, $"{id}.png");
            if (!File.Exists(file))
            {
                throw new InputException($"{file} is missing: row {row + 1} of {QuestionsFile(part)} refers to it");
            }

            images.Add(id, file);
        }

        return images;
    }

    /// <summary>The file that the questions of a part are in.</summary>
    public string QuestionsFile(EasyVqaPart part) => Path.Combine(Folder(part), QuestionFile);

    private static bool HasPart(string folder) =>
        Directory.Exists(Path.Combine(folder, "train")) || Directory.Exists(Path.Combine(folder, "test"));

    private int ReadAnswer(ref JsonRowReader rows)
    {
        var answer = rows.ReadString("answer");
        return answerIds.TryGetValue(answer, out var id)
            ? id
            : throw rows.Failure(Nearest.Message("answer", Quoted.OneLine(answer), Answers) + $" (of {AnswersFile})");
    }

    private static ImmutableArray<string> ReadAnswers(string file)
    {
        var text = Encoding.UTF8.GetString(InputFile.ReadAllBytes(file, MaxTextBytes)).TrimStart('\uFEFF').TrimEnd();
        if (text.Length == 0)
        {
            throw new InputException($"{file} is empty: expected one answer a line");
        }

        var answers = text.Split('\n').Select(line => line.Trim()).ToImmutableArray();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var line = 0; line < answers.Length; line++)
        {
            if (answers[line].Length == 0 || !seen.Add(answers[line]))
            {
                throw new InputException(
                    $"{file}: line {line + 1}: expected an answer that no line before has, found '{Quoted.OneLine(answers[line])}'");
            }
        }

        return answers;
    }
}
