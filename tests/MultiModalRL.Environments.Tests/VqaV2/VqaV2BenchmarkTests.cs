using System.Text.Json.Nodes;
using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments.Tests;

public sealed class VqaV2BenchmarkTests
{
    private PublishedFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void Create_OfficialFiles_JoinsQuestionsAnnotationsAndImages()
    {
        Official(folder);
        var train = Create(Split.Train);
        Assert.Multiple(() =>
        {
            Assert.That(train.Questions(), Is.EqualTo(new[] { "is it red ?", "how many ?" }));
            Assert.That(train.References(), Is.EqualTo(new[] { "yes", "2" }));
            Assert.That(train.Examples.Types.Select(type => train.Types[type]), Is.EqualTo(new[] { "yes/no", "number" }));
            Assert.That(train.Reds(), Is.EqualTo(new[] { 42, 42 }));
            Assert.That(train.Examples.Images[0], Is.EqualTo(train.Examples.Images[1]), "one image, asked twice");
            Assert.That(Create(Split.Validation).Reds(), Is.EqualTo(new[] { 43 }));
        });
    }

    [Test]
    public void Metric_SomeOfTen_IsTheOfficialAccuracyByHand()
    {
        Official(folder);
        var train = Create(Split.Train);
        Assert.Multiple(() =>
        {
            // Nine of ten: nine leave-one-out sets hold eight others, one holds nine.
            Assert.That(train.Accuracy(0, "yes"), Is.EqualTo(1));
            Assert.That(train.Accuracy(0, "2"), Is.Zero);
            // Two said 2, one "two", which is 2 after normalization: three in ten.
            Assert.That(train.Accuracy(1, "2"), Is.EqualTo(0.9).Within(1e-12));
            Assert.That(train.Metric.Name, Is.EqualTo("vqa_accuracy"));
            Assert.That(train.Metric.SmallestDifference, Is.EqualTo(0.1));
        });
    }

    [Test]
    public void Summary_AlwaysYes_IsBrokenDownByBothTypes()
    {
        Official(folder);
        var summary = Create(Split.Train).SummaryOf("yes");
        Assert.That(summary, Is.EqualTo(new Dictionary<string, double>
        {
            ["per_answer_type/number"] = 0, ["per_answer_type/yes/no"] = 1,
            ["per_question_type/how many"] = 0, ["per_question_type/is it"] = 1,
        }));
    }

    [Test]
    public void Create_Test_HasNoAnswersAndSaysSo()
    {
        Official(folder);
        folder.Json("v2_OpenEnded_mscoco_test2015_questions.json", new { questions = new[] { Question(9, 45, "what?") } });
        folder.Bytes("test2015/COCO_test2015_000000000045.jpg", PublishedFolder.Image(1));
        Assert.That(() => Create(Split.Test), Throws.InstanceOf<InputException>().With.Message.Contains("no reference answers"));
    }

    [Test]
    public void Create_SubsetWithoutImages_NeedsTheOption()
    {
        Subset();
        var first = folder.File("images/COCO_train2014_000000000042.jpg");
        Assert.That(() => Create(Split.Train), Throws.InstanceOf<InputException>()
            .With.Message.Contains($"{first} is missing: question 1").And.Message.Contains("environment.benchmark.allowMissingImages=true"));
        var train = Create(Split.Train, new() { AllowMissingImages = true });
        Assert.Multiple(() =>
        {
            Assert.That(train.References(), Is.EqualTo(new[] { "yes", "2" }));
            Assert.That(train.Reds(), Is.All.EqualTo(255));
            Assert.That(train.Notes, Has.Some.Contains("1 of 1 images").And.Some.Contains("missing and white"));
            Assert.That(Create(Split.Validation, new() { AllowMissingImages = true }).References(), Is.EqualTo(new[] { "yes" }));
        });
    }

    [Test]
    public void Create_Parquet_IsAsTheOfficialFiles()
    {
        var image = PublishedFolder.Image(42);
        folder.Table("data/validation-00000-of-00002.parquet", Table(image, [7, 8], "is it red?", "how many?"));
        folder.Table("data/validation-00001-of-00002.parquet", Table(PublishedFolder.Image(44), [10, 11], "is it blue?", "how many?"));
        folder.Table("data/testdev-00000-of-00001.parquet", new HubTable().Values<long>("image_id", 5).Values<long>("question_id", 1).Text("question", "what?")
            .Text("multiple_choice_answer", [null]).Structures("answers", ("answer", [[]])).Image("image", image));
        var validation = Create(Split.Validation);
        Assert.Multiple(() =>
        {
            Assert.That(validation.References(), Is.EqualTo(new[] { "yes", "2", "yes", "2" }));
            Assert.That(validation.Reds(), Is.EqualTo(new[] { 42, 42, 44, 44 }));
            Assert.That(validation.Images.Count, Is.EqualTo(3), "two images and a white one");
            Assert.That(validation.Accuracy(1, "2"), Is.EqualTo(0.9).Within(1e-12));
            Assert.That(() => Create(Split.Train), Throws.InstanceOf<InputException>().With.Message.Contains("found testdev, validation"));
        });
    }

    [Test]
    public void Create_TrainPart_HoldsValidationOutOfIt()
    {
        for (var shard = 0; shard < 2; shard++)
        {
            HubTable table = new();
            int[] ids = [.. Enumerable.Range(shard * 30, 30)];
            table.Values("image_id", Array.ConvertAll(ids, id => (long?)id)).Values("question_id", Array.ConvertAll(ids, id => (long?)id))
                .Text("question", Array.ConvertAll(ids, id => $"q{id}?")).Text("multiple_choice_answer", Array.ConvertAll(ids, _ => "yes"))
                .Structures("answers", ("answer", Array.ConvertAll(ids, _ => Enumerable.Repeat("yes", 10).ToArray())))
                .Image("image", Array.ConvertAll(ids, id => PublishedFolder.Image((byte)id)));
            folder.Table($"validation-0000{shard}-of-00002.parquet", table);
        }

        var options = new VqaV2Options { TrainPart = "validation", ValidationShare = 0.4 };
        var (train, validation) = (Create(Split.Train, options).Reds(), Create(Split.Validation, options).Reds());
        Assert.That(train.Concat(validation).Order(), Is.EqualTo(Enumerable.Range(0, 60)));
        Assert.That(validation, Has.Length.InRange(10, 40));
    }

    [TestCase("part", "val2015", "part 'val2015' is unknown; the nearest are: val2014, train2014")]
    [TestCase("trainPart", "train", "part 'train' is unknown; the nearest are: train2014, val2014")]
    public void Create_UnknownPart_NamesThoseThereAre(string option, string name, string message)
    {
        Official(folder);
        var options = option == "part" ? new VqaV2Options { Part = name } : new VqaV2Options { TrainPart = name };
        Assert.That(() => Create(Split.Validation, options), Throws.InstanceOf<InputException>().With.Message.EqualTo($"environment.benchmark.{option}: {message}"));
    }

    [Test]
    public void Create_PartOfAnotherName_TakesThePlaceOfItsSplit()
    {
        Official(folder);
        Assert.That(Create(Split.Train, new() { Part = "val2014" }).Reds(), Is.EqualTo(new[] { 42, 42 }), "training stays what it is");
    }

    [TestCase("""{"annotations":[]}""", "questions 1: question_id: expected a question that", "annotates")]
    [TestCase("""{"annotations":[{"question_id":"x"}]}""", "questions 1: question_id: expected a question that", "annotates")]
    [TestCase("""{"annotations":[{"question_id":1,"multiple_choice_answer":[1]}]}""", "annotations 1: multiple_choice_answer: expected a string, found [1]", "v2_mscoco_train2014_annotations.json")]
    [TestCase("""{"annotations":[{"question_id":1},{"question_id":1}]}""", "annotations 2: question_id: expected a question that no annotation before has, found 1", "")]
    [TestCase("""{"annotations":[{"question_id":1},{"question_id":2},{"question_id":3}]}""", "annotates question 3, which", "lacks")]
    [TestCase("""{"annotation":[]}""", "expected the array 'annotations'", "v2_mscoco_train2014_annotations.json")]
    [TestCase("""{"annotations":[{"question""", "line 1", "v2_mscoco_train2014_annotations.json")]
    public void Create_AnnotationsThatDoNotFit_AreNamed(string annotations, string first, string second)
    {
        Official(folder);
        folder.Text("v2_mscoco_train2014_annotations.json", annotations);
        Assert.That(() => Create(Split.Train), Throws.InstanceOf<InputException>().With.Message.Contains(first).And.Message.Contains(second));
    }

    [Test]
    public void Open_OtherFolder_NamesWhatIsExpected() =>
        Assert.That(() => Create(Split.Train), Throws.InstanceOf<InputException>().With.Message.Contains("is not VQA v2: expected files such as v2_OpenEnded_mscoco_val2014_questions.json"));

    [Test]
    public void Environments_OfOfficialFiles_KeepTheContract()
    {
        Official(folder);
        folder.AssertPlays("VqaV2");
        folder.AssertPlays("VqaV2", Split.Validation, new JsonObject { ["answerCount"] = 2 });
    }

    [Test]
    public void Read_PublishedSubset_HasItsCounts()
    {
        var dataset = VqaV2Dataset.Open(VqaV2Data.Folder());
        var (train, valid) = (dataset.Read("train"), dataset.Read("valid"));
        Assert.Multiple(() =>
        {
            Assert.That(dataset.Parts, Is.EqualTo(new[] { "train", "valid" }));
            Assert.That((train.Questions.Length, train.Images.Length), Is.EqualTo((48_061, 33_745)));
            Assert.That((valid.Questions.Length, valid.Images.Length), Is.EqualTo((8_977, 8_260)));
            Assert.That(train.Questions.CountBy(question => question.AnswerType!).ToDictionary(), Is.EqualTo(new Dictionary<string, int> { ["number"] = 16_086, ["yes/no"] = 16_033, ["other"] = 15_942 }));
            Assert.That(train.Questions.Select(question => question.Answer).Distinct().Count(), Is.EqualTo(4_878));
            Assert.That(train.Questions.Select(question => question.QuestionType).Distinct().Count(), Is.EqualTo(65));
            Assert.That(train.Questions, Has.All.Matches<VqaQuestion>(question => question!.Answers.Length == 10));
        });
    }

    [Test]
    public void Metric_PublishedSubset_LanguagePriorsAreThoseOfTheReadme()
    {
        var options = new VqaV2Options { AllowMissingImages = true, ImageHeight = 8, ImageWidth = 8 };
        var request = new EnvironmentRequest(1, Split.Train, VqaV2Data.Folder(), 0);
        var train = VqaV2Benchmark.Create(request, options);
        var valid = VqaV2Benchmark.Create(request with { Split = Split.Validation }, options);
        var read = VqaV2Dataset.Open(request.Data!).Read("valid").Questions.ToDictionary(question => question.Id);
        var prior = VqaV2Dataset.Open(request.Data!).Read("train").Questions.GroupBy(question => question.QuestionType!)
            .ToDictionary(group => group.Key, group => group.CountBy(question => question.Answer!).MaxBy(pair => pair.Value).Key);
        double Mean(Func<VqaQuestion, string> answer, Func<VqaQuestion, string, double> accuracy) =>
            100 * read.Values.Average(question => accuracy(question, answer(question)));
        static double Raw(VqaQuestion question, string answer) => VqaV2Data.RawAccuracy(question.Answers, answer);
        double Official(VqaQuestion question, string answer) => VqaAccuracy.Of(question.Answers, answer, VqaVariant.Official2021);
        Assert.Multiple(() =>
        {
            Assert.That(valid.Examples.Count, Is.EqualTo(8_977));
            Assert.That(100 * Enumerable.Range(0, 8_977).Average(example => valid.Accuracy(example, "yes")), Is.EqualTo(Mean(_ => "yes", Official)).Within(1e-9));
            Assert.That(Mean(_ => "yes", Raw), Is.EqualTo(20.848).Within(0.0005), "without normalization; the subset's README says 20.9");
            Assert.That(Mean(question => prior[question.QuestionType!], Raw), Is.EqualTo(32.912).Within(0.0005));
            Assert.That(Mean(question => prior[question.QuestionType!], Official), Is.EqualTo(32.99).Within(0.005));
            Assert.That(100 * train.PriorAccuracy(valid), Is.EqualTo(28.6).Within(0.2), "equals are many, and which is taken is chance");
        });
    }

    internal static void Official(PublishedFolder folder)
    {
        folder.Json("v2_OpenEnded_mscoco_train2014_questions.json", new { info = new { }, questions = new[] { Question(1, 42, "is it red?"), Question(2, 42, "How many?") } });
        folder.Json("v2_mscoco_train2014_annotations.json", new { annotations = new[] { Yes(1, 42), Two(2, 42) } });
        folder.Json("questions/v2_OpenEnded_mscoco_val2014_questions.json", new { questions = new[] { Question(3, 43, "is it red?") } });
        folder.GzippedJson("annotations/v2_mscoco_val2014_annotations.json.gz", new { annotations = new[] { Yes(3, 43) } });
        folder.Bytes("train2014/COCO_train2014_000000000042.jpg", PublishedFolder.Image(42));
        folder.Bytes("images/COCO_val2014_000000000043.jpg", PublishedFolder.Image(43));
    }

    private void Subset()
    {
        folder.GzippedJson("data/vqa_questions_train.gzip", new { questions = new[] { Question(1, 42, "is it red?"), Question(2, 42, "How many?") } });
        folder.GzippedJson("data/vqa_annotatons_train.gzip", new { annotations = new[] { Yes(1, 42), Two(2, 42) } });
        folder.GzippedJson("data/vqa_questions_valid.gzip", new { questions = new[] { Question(3, 43, "is it red?") } });
        folder.GzippedJson("data/vqa_annotatons_valid.gzip", new { annotations = new[] { Yes(3, 43) } });
    }

    private static HubTable Table(byte[] image, long[] ids, params string[] questions) => new HubTable()
        .Text("question_type", "is it", "how many").Text("multiple_choice_answer", "yes", "2")
        .Structures("answers", ("answer", [YesAnswers, TwoAnswers]), ("answer_confidence", [[.. YesAnswers.Select(_ => "yes")], [.. TwoAnswers.Select(_ => "no")]]))
        .Values<long>("image_id", ids[0], ids[0]).Text("answer_type", "yes/no", "number").Values<long>("question_id", ids[0], ids[1])
        .Text("question", questions).Image("image", image, image);

    private static string[] YesAnswers => [.. Enumerable.Repeat("yes", 9), "no"];

    private static string[] TwoAnswers => ["2", "two", "2.", "3", "4", "5", "6", "7", "8", "9"];

    private static object Question(int id, int image, string text) => new { image_id = image, question = text, question_id = id };

    private static object Yes(int id, int image) => Annotation(id, image, "is it", "yes/no", "yes", YesAnswers);

    private static object Two(int id, int image) => Annotation(id, image, "how many", "number", "2", TwoAnswers);

    private static object Annotation(int id, int image, string type, string answerType, string answer, string[] answers) => new
    {
        question_type = type,
        multiple_choice_answer = answer,
        answers = answers.Select((text, place) => new { answer = text, answer_confidence = "yes", answer_id = place + 1 }),
        image_id = image,
        answer_type = answerType,
        question_id = id,
    };

    private Benchmark Create(Split split, VqaV2Options? options = null) =>
        VqaV2Benchmark.Create(new EnvironmentRequest(1, split, folder.Path, 0), options ?? new());
}
