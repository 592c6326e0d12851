using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>
/// A folder of SHAPES: for each part <c>&lt;part&gt;.output</c>, <c>&lt;part&gt;.query_str.txt</c> or <c>&lt;part&gt;.query</c>, and
/// <c>&lt;part&gt;.input.npy</c>. A part's files are opened only when that part is asked for.
/// </summary>
public sealed class ShapesDataset
{
    /// <summary>Pixels along each side of an image, which shows 3 × 3 cells.</summary>
    public const int ImageSide = 30;

    private readonly string root;

    private ShapesDataset(string root) => this.root = root;

    /// <summary>Opens the folder of the files, or one above it as published: <c>exp_shapes/shapes_dataset</c>, <c>data/shapes</c>.</summary>
    /// <exception cref="InputException">The folder is missing, or there are no files of SHAPES in it.</exception>
    public static ShapesDataset Open(string folder) => new(InputFolder.Root(
        folder, "SHAPES", ["shapes_dataset", Path.Combine("exp_shapes", "shapes_dataset"), Path.Combine("data", "shapes")],
        candidate => Enum.GetValues<ShapesPart>().Any(part => File.Exists(Path.Combine(candidate, Stem(part) + ".output"))),
        "files such as train.large.output and train.large.input.npy"));

    /// <summary>The stem of a part's file names.</summary>
    public static string Stem(ShapesPart part) => part switch
    {
        ShapesPart.TrainTiny => "train.tiny",
        ShapesPart.TrainSmall => "train.small",
        ShapesPart.TrainMed => "train.med",
        ShapesPart.TrainLarge => "train.large",
        ShapesPart.Val => "val",
        _ => "test",
    };

    /// <summary>Whether the answers of a part are there; nothing is opened.</summary>
    public bool Has(ShapesPart part) => File.Exists(AnswersFile(part));

    /// <summary>Whether the images of a part are there; nothing is opened.</summary>
    public bool HasImages(ShapesPart part) => File.Exists(ImagesFile(part));

    /// <summary>The file of a part's answers.</summary>
    public string AnswersFile(ShapesPart part) => Path.Combine(root, Stem(part) + ".output");

    /// <summary>The file of a part's images: uint8, image × row × column × channel, the channels blue, green, red.</summary>
    public string ImagesFile(ShapesPart part) => Path.Combine(root, Stem(part) + ".input.npy");

    /// <summary>Reads the questions of a part, in the order of its files.</summary>
    /// <remarks>Where a part has no English text, it is made from the logical forms, word for word as the other parts have it.</remarks>
    /// <exception cref="InputException">A file is missing or malformed, or the two have different numbers of lines.</exception>
    public ImmutableArray<ShapesQuestion> ReadQuestions(ShapesPart part)
    {
        var answers = InputLines.ReadAll(AnswersFile(part));
        var texts = ReadTexts(part, out var file);
        return texts.Length == answers.Length
            ? [.. texts.Zip(answers.Select((answer, row) => ReadAnswer(part, row, answer)), (text, answer) => new ShapesQuestion(text, answer))]
            : throw new InputException($"{file} has {texts.Length} lines: expected {answers.Length}, one a line of {AnswersFile(part)}");
    }

    /// <summary>The images of a part, as RGB; they are stored as 30 × 30 pixels.</summary>
    /// <param name="part">The part.</param>
    /// <param name="count">How many images there must be: one a question.</param>
    public StoredImages Images(ShapesPart part, int count) =>
        StoredImages.OfPixels(count, new ImageShape(ImageSide, ImageSide, 3), shape => OpenImages(part, shape, count));

    /// <summary>Opens the images of a part, as RGB. The caller owns the store.</summary>
    /// <param name="part">The part.</param>
    /// <param name="shape">The shape to deliver; images are stored as 30 × 30 pixels.</param>
    /// <param name="count">How many images there must be: one a question.</param>
    /// <exception cref="InputException">Missing or malformed, or another number or size of images.</exception>
    public IImageStore OpenImages(ShapesPart part, ImageShape shape, int count)
    {
        var file = NpyFile.Open(ImagesFile(part), ChannelOrder.Bgr);
        if (file.Count != count || (file.Shape.Height, file.Shape.Width) != (ImageSide, ImageSide))
        {
            var found = $"{file.Count} images of {file.Shape.Height}×{file.Shape.Width} pixels";
            file.Dispose();
            throw new InputException($"{ImagesFile(part)} has {found}: expected {count}, one a line of {AnswersFile(part)}, of {ImageSide}×{ImageSide}");
        }

        return shape == file.Shape ? file : new ResizedImageStore(file, shape);
    }

    private string[] ReadTexts(ShapesPart part, out string file)
    {
        file = Path.Combine(root, Stem(part) + ".query_str.txt");
        if (File.Exists(file))
        {
            var texts = InputLines.ReadAll(file);
            var empty = Array.FindIndex(texts, string.IsNullOrWhiteSpace);
            return empty < 0 ? texts : throw new InputException($"{file}: line {empty + 1}: expected a question, found none");
        }

        var queries = Path.Combine(root, Stem(part) + ".query");
        if (!File.Exists(queries))
        {
            throw new InputException($"{file} is missing, and so is {queries}: expected one of the two");
        }

        file = queries;
        return [.. InputLines.ReadAll(queries).Select((query, row) => ShapesQuery.English(query) ?? throw new InputException(
            $"{queries}: line {row + 1}: expected a form such as (is triangle (above square)), found '{Quoted.OneLine(query)}'"))];
    }

    private bool ReadAnswer(ShapesPart part, int row, string answer) => answer.Trim() switch
    {
        "true" => true,
        "false" => false,
        _ => throw new InputException($"{AnswersFile(part)}: line {row + 1}: expected true or false, found '{Quoted.OneLine(answer)}'"),
    };
}
