using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

public sealed class TextVqaBenchmarkTests
{
    private PublishedFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void Create_Parquet_ScoresByTheProcessorOfTextVqa()
    {
        Part("train", ["a", "b"], ["nokia", .. Enumerable.Repeat("Nokia", 9)], [.. Enumerable.Repeat("1,000", 3), .. Enumerable.Repeat("2", 7)]);
        Part("validation", ["c", "c"], ["nokia!", "Nokia?", .. Enumerable.Repeat("lg", 8)], [.. Enumerable.Repeat("2", 10)]);
        Part("test", ["d", "d"], [.. Enumerable.Repeat("", 10)], [.. Enumerable.Repeat("", 10)]);
        var validation = Create(Split.Validation);
        Assert.Multiple(() =>
        {
            Assert.That(Create(Split.Train).References(), Is.EqualTo(new[] { "Nokia", "2" }));
            Assert.That(validation.Accuracy(0, "Nokia"), Is.EqualTo(0.6).Within(1e-12), "two of ten, whatever their marks and case");
            Assert.That(validation.Accuracy(1, "2"), Is.EqualTo(1));
            Assert.That(validation.Examples.Images[0], Is.EqualTo(validation.Examples.Images[1]), "the image is told by its id");
            Assert.That(() => Create(Split.Test), Throws.InstanceOf<InputException>().With.Message.Contains("no reference answers"));
        });
        folder.AssertPlays("TextVqa");
    }

    private void Part(string part, string[] images, string[] first, string[] second) => folder.Table($"data/{part}-00000-of-00001.parquet", new HubTable()
        .Text("image_id", images).Values<int>("question_id", 34602, 34603).Text("question", "what brand?", "how many?").Texts("question_tokens", ["what"], ["how"])
        .Image("image", PublishedFolder.Image(1), PublishedFolder.Image(2)).Values<int>("image_width", 8, 8).Texts("answers", first, second)
        .Texts("image_classes", ["x"], []).Text("set_name", part, part).Texts("ocr_tokens", ["NOKIA"], []));

    private Benchmark Create(Split split) => TextVqaBenchmark.Create(new EnvironmentRequest(1, split, folder.Path, 0), new());
}
