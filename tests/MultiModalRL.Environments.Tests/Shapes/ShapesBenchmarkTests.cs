using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments.Tests;

public sealed class ShapesBenchmarkTests
{
    private static readonly string[] Questions = ["is a red shape blue", "is a circle above a square", "is a green shape left of below a triangle"];

    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp()
    {
        folder = new();
        Part("train.tiny", 4);
        Part("train.small", 12);
        Part("train.large", 24, images: false);
        Part("val", 12);
    }

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void Create_Images_AreReadAsBlueGreenRed()
    {
        var val = Create(Split.Validation);
        Assert.That(val.Images.Shape, Is.EqualTo(new ImageShape(30, 30, 3)));
        Assert.That(val.DefaultSide, Is.EqualTo(3));
        Assert.That(val.Pixel(5, 0, 0), Is.EqualTo(((byte)30, (byte)5, (byte)200)));
        Assert.That(Create(Split.Validation, new() { ImageHeight = 12, ImageWidth = 12 }).Pixel(5, 3, 3), Is.EqualTo(((byte)30, (byte)5, (byte)200)), "resized");
        Assert.That(val.Question(1), Is.EqualTo(Questions[1]));
        Assert.That(Enumerable.Range(0, 3).Select(val.Type), Is.EqualTo(new[] { "color-0", "shape-1", "color-2" }));
    }

    [Test]
    public void Create_Train_TakesTheLargestFileWithImagesUnlessTold()
    {
        Assert.That(Create(Split.Train).Examples.Count, Is.EqualTo(12));
        Assert.That(Create(Split.Train, new() { TrainFile = ShapesTrainFile.Tiny }).Examples.Count, Is.EqualTo(4));
        var large = new ShapesOptions { TrainFile = ShapesTrainFile.Large };
        Assert.That(() => Create(Split.Train, large), Refused.With("train.large.input.npy is missing"));
        var blank = Create(Split.Train, large with { AllowMissingImages = true });
        Assert.That(blank.Examples.Count, Is.EqualTo(24));
        Assert.That(blank.Notes.Single(), Does.Contain("no images at hand"));
        Assert.That(() => Create(Split.Train, new() { TrainFile = ShapesTrainFile.Med }), Refused.With("train.med.output is missing"));
    }

    [Test]
    public void Create_ImagesOfAnotherNumber_AreRefused()
    {
        folder.Write("val.input.npy", Npy(11));
        Assert.That(() => Create(Split.Validation), Refused.With("val.input.npy has 11 images of 30×30 pixels: expected 12"));
    }

    [Test]
    public void Create_SplitThatIsNotThere_NamesThoseThatAre() =>
        Assert.That(() => Create(Split.Test), Refused.With("no test split", "expected train or validation"));

    [Test]
    public void Summary_Questions_HaveTheirAccuracyAndMakeTheInterval()
    {
        // Answers alternate true and false in blocks of three: with "true" everywhere each question is right half the time.
        var numbers = Create(Split.Validation).SummaryOf(_ => 0);
        Assert.That(Questions.Select(question => numbers["question/" + question]), Is.All.EqualTo(0.5));
        Assert.That(numbers["questions"], Is.EqualTo(3));
        Assert.That((numbers["accuracy_ci95_by_question_low"], numbers["accuracy_ci95_by_question_high"]), Is.EqualTo((0.5, 0.5)));

        // Right on two questions, half right on the third: residuals 2/3, 2/3 and −4/3 of 12 examples in 3 clusters,
        // so the standard error is √(24/9 · 3/2)/12 = 1/6, and t with two degrees of freedom 4.3027.
        numbers = Create(Split.Validation).SummaryOf(example => example % 3 == 2 ? 0 : example / 3 % 2);
        Assert.That(numbers["question/" + Questions[2]], Is.EqualTo(0.5));
        Assert.That(numbers["accuracy_ci95_by_question_low"], Is.EqualTo((5 / 6.0) - (4.302653 / 6)).Within(1e-6));
        Assert.That(numbers["accuracy_ci95_by_question_high"], Is.EqualTo(1));
    }

    [TestCase(1, 12.706205)]
    [TestCase(2, 4.302653)]
    [TestCase(9, 2.262157)]
    [TestCase(15, 2.131450)]
    [TestCase(211, 1.971271)]
    public void StudentT_Quantile_IsThatOfTheTables(int degreesOfFreedom, double quantile) =>
        Assert.That(StudentT.Quantile975(degreesOfFreedom), Is.EqualTo(quantile).Within(1e-6));

    [Test]
    public void Create_PublishedFiles_HaveTheCountsOfTheirCard()
    {
        var published = PublishedData.Folder("shapes");
        var small = ShapesBenchmark.Create(new EnvironmentRequest(1, Split.Train, published, 0), new());
        var val = ShapesBenchmark.Create(new EnvironmentRequest(1, Split.Validation, published, 0), new());
        Assert.That((small.Examples.Count, val.Examples.Count), Is.EqualTo((640, 1024)));
        Assert.That(small.AccuracyOf("false"), Is.EqualTo(445 / 640.0));
        Assert.That(val.AccuracyOf("false"), Is.EqualTo(630 / 1024.0));
    }

    [TestCase(Split.Train, 64)]
    [TestCase(Split.Validation, 448)]
    public void Create_PublishedColorQuestions_AgreeWithThePixels(Split split, int count)
    {
        // The texts of the dataset, since the small training file lacks some words of val.
        var published = PublishedData.Folder("shapes");
        var questions = ShapesDataset.Open(published).ReadQuestions(split == Split.Train ? ShapesPart.TrainSmall : ShapesPart.Val);
        var shapes = ShapesBenchmark.Create(new EnvironmentRequest(1, split, published, 0), new());
        var asked = 0;
        for (var example = 0; example < shapes.Examples.Count; example++)
        {
            if (ShapesColors.Answer(shapes, example, questions[example].Text) is { } answer)
            {
                Assert.That(shapes.Answers[shapes.Examples.References[example]], Is.EqualTo(answer ? "true" : "false"), questions[example].Text);
                asked++;
            }
        }

        Assert.That(asked, Is.EqualTo(count), "questions about colours alone");
    }

    private void Part(string stem, int count, bool images = true)
    {
        folder.Write(stem + ".output", string.Concat(Enumerable.Range(0, count).Select(row => row / 3 % 2 == 0 ? "true\n" : "false\n")));
        folder.Write(stem + ".query_str.txt", string.Concat(Enumerable.Range(0, count).Select(row => Questions[row % 3] + "\n")));
        if (images)
        {
            folder.Write(stem + ".input.npy", Npy(count));
        }
    }

    private static byte[] Npy(int count)
    {
        var header = $"{{'descr': '|u1', 'fortran_order': False, 'shape': ({count}, 30, 30, 3), }}".PadRight(117) + "\n";
        var pixels = Enumerable.Range(0, count).SelectMany(image => Enumerable.Repeat(new byte[] { 200, (byte)image, 30 }, 900).SelectMany(pixel => pixel));
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. System.Text.Encoding.ASCII.GetBytes(header), .. pixels];
    }

    private Benchmark Create(Split split, ShapesOptions? options = null) =>
        ShapesBenchmark.Create(new EnvironmentRequest(1, split, folder.Path, 0), options ?? new());
}
