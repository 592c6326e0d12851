using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

public sealed class DocVqaBenchmarkTests
{
    private PublishedFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void Create_Parquet_ScoresBySimilarity()
    {
        Part("validation", ["university of california", "Paul"], ["1972"]);
        Part("test", null, null);
        folder.Table("InfographicVQA/validation-00000-of-00001.parquet", new HubTable().Text("questionId", "9").Text("question", "what?"));
        var validation = Create(Split.Validation);
        Assert.Multiple(() =>
        {
            Assert.That(validation.Examples.Count, Is.EqualTo(2), "the configuration DocVQA alone");
            Assert.That(validation.References(), Is.EqualTo(new[] { "university of california", "1972" }));
            Assert.That(validation.Accuracy(0, "1972"), Is.Zero);
            Assert.That(validation.Accuracy(1, "1972"), Is.EqualTo(1));
            Assert.That(validation.Images.Count, Is.EqualTo(2), "one page and a white image");
            Assert.That(validation.SummaryOf("1972"), Is.EqualTo(new Dictionary<string, double> { ["per_question_type/form"] = 0.5, ["per_question_type/layout"] = 0 }));
            Assert.That(() => Create(Split.Test), Throws.InstanceOf<InputException>().With.Message.Contains("no reference answers"));
        });
        folder.AssertPlays("DocVqa", Split.Validation, new() { ["imageHeight"] = 64, ["imageWidth"] = 64 });
    }

    [Test]
    public void Accuracy_OfSimilarTexts_IsOneLessTheNormalizedDistance()
    {
        Part("validation", ["Paul", "Paula"], ["pail"]);
        var validation = Create(Split.Validation);
        Assert.That(validation.Accuracy(0, "pail"), Is.EqualTo(0.75), "one of four letters differs");
        Assert.That(validation.Accuracy(1, "Paul"), Is.EqualTo(0.75));
    }

    [Test]
    public void MayCount_OfRandomTexts_NeverRefusesWhatCounts()
    {
        var random = new RandomStream(3);
        var bound = new AnlsBound();
        var refused = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var (first, second) = (Text(ref random), Text(ref random));
            refused += bound.MayCount(first, second) ? 0 : 1;
            Assert.That(bound.MayCount(first, second) || AnlsScore.Of([first], second, AnlsVariant.DocVqa) == 0, $"'{first}' and '{second}'");
        }

        Assert.That(refused, Is.GreaterThan(5_000));
    }

    private static string Text(ref RandomStream random)
    {
        var text = new char[1 + random.NextInt(9)];
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = "aAbBcC  d0123456789efghijé"[random.NextInt(26)];
        }

        return new(text);
    }

    private void Part(string part, string[]? first, string[]? second) => folder.Table($"DocVQA/{part}-00000-of-00001.parquet", new HubTable()
        .Text("questionId", "49153", "24580").Text("question", "What is the name?", "Which year?").Texts("question_types", ["layout", "form"], ["form"])
        .Image("image", PublishedFolder.Image(1), PublishedFolder.Image(1)).Values<long>("docId", 14465, 14465).Text("ucsf_document_id", "pybv0228", "pybv0228")
        .Text("ucsf_document_page_no", "81", "81").Texts("answers", first, second).Text("data_split", part, part));

    private Benchmark Create(Split split) => DocVqaBenchmark.Create(new EnvironmentRequest(1, split, folder.Path, 0), new());
}
