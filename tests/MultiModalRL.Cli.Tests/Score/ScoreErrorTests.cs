namespace MultiModalRL.Cli.Tests;

/// <summary>What is wrong with files of <c>mmrl score</c> is told in one line, with exit code 2.</summary>
public sealed class ScoreErrorTests
{
    private const string Annotations = """
        {"annotations":[{"question_id":1,"question_type":"what","answer_type":"other","answers":[{"answer":"cat","answer_id":1}]},
        {"question_id":2,"question_type":"what","answer_type":"other","answers":[{"answer":"cat","answer_id":1}]}]}
        """;

    private Shell shell;

    [SetUp]
    public void SetUp()
    {
        shell = new Shell();
        Write("annotations.json", Annotations);
    }

    [TearDown]
    public void TearDown() => shell.Dispose();

    [TestCase("""[{"question_id":1,"answer":"cat"}]""", "predictions.json", "found none of 1, the first is question 2")]
    [TestCase("""[{"question_id":1,"answer":"a"},{"question_id":2,"answer":"a"},{"question_id":9,"answer":"a"}]""", "predictions.json", "found 1 of others, the first of question 9")]
    [TestCase("""[{"question_id":"1","answer":"a"}]""", "item 1: question_id: expected a whole number, found \"1\"", "")]
    [TestCase("""[{"question_id":1,"answer":3}]""", "item 1 (id 1): answer: expected a string, found 3", "")]
    [TestCase("""[{"question_id":1}]""", "item 1 (id 1): expected a member 'answer', found none", "")]
    [TestCase("[3]", "item 1: expected an object with 'question_id', found 3", "")]
    [TestCase("{}", "predictions.json: expected one JSON array", "")]
    [TestCase("[\n\n{]", "malformed JSON", "line 3")]
    [TestCase("[] []", "malformed JSON", "line 1")]
    [TestCase("""[{"question_id":1""", "malformed JSON", "predictions.json")]
    [TestCase("", "malformed JSON", "predictions.json")]
    public void Score_BadPredictions_NamesWhatAndWhere(string predictions, string first, string second)
    {
        Write("predictions.json", predictions);
        Refuses(["vqa-v2", .. Files()], first, second);
    }

    [TestCase("""{"annotations":[]}""", "the annotations: expected questions to score, found none")]
    [TestCase("""{"questions":[]}""", "expected the array 'annotations', found no member of that name")]
    [TestCase("""{"annotations":{}}""", "expected 'annotations' to be one JSON array")]
    [TestCase("""{"annotations":[{"question_id":1,"question_type":"w","answer_type":"o","answers":[]}]}""", "annotations 1 (question_id 1): answers: expected human answers, found []")]
    [TestCase("""{"annotations":[{"question_id":1,"question_type":"w","answer_type":"o","answers":[{"answer":"a"}]},{"question_id":1,"question_type":"w","answer_type":"o","answers":[{"answer":"a"}]}]}""", "annotations 2: expected a question_id that no annotation before has, found 1")]
    public void Score_BadAnnotations_NamesWhatAndWhere(string annotations, string message)
    {
        Write("annotations.json", annotations);
        Write("predictions.json", "[]");
        Refuses(["vqa-v2", .. Files()], message);
    }

    [Test]
    public void Score_UnknownMetricVariantOrOption_NamesTheNearest()
    {
        Write("predictions.json", "[]");
        Refuses(["vqav2", .. Files()], "metric 'vqav2' is unknown; the nearest are: vqa-v2");
        Refuses(["vqa-v2", .. Files(), "--variant", "lmms"], "variant of metric 'vqa-v2' 'lmms' is unknown; the nearest are: lmms-eval");
        Refuses(["textvqa", .. Files(), "--questions", shell.Folder("annotations.json")], "takes no --questions");
        Refuses(["vqa-v2", .. Files(), "--choices", shell.Folder("annotations.json")], "takes no --choices");
        Refuses(["vqa-v2", "--predictions", shell.Folder("predictions.json")], "--annotations names 0 files: expected one official annotation file");
        Refuses(["vqa-v2", "--predictions", shell.Folder("nothing.json"), "--annotations", shell.Folder("annotations.json")], "nothing.json is missing: expected a file");
    }

    [Test]
    public void Score_CompressedFileCutShort_IsRefused()
    {
        Write("predictions.json", "[]");
        File.WriteAllBytes(shell.Folder("annotations.json"), [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3]);
        Refuses(["vqa-v2", .. Files()], "annotations.json");
    }

    [Test]
    public void Score_NlvrLineWithoutComma_NamesTheLine()
    {
        Write("annotations.json", """{"identifier":"1-0","label":"true"}""" + "\n");
        Write("predictions.json", "dev-1-0-0.png,true\ndev-1-0-1.png\n");
        Refuses(["nlvr", .. Files()], "predictions.json: line 2: expected identifier,prediction, found 'dev-1-0-1.png'");
    }

    [Test]
    public void Score_JsonLinesMalformed_NamesTheLine()
    {
        Write("annotations.json", """{"identifier":"1-0","label":"true"}""" + "\n{\n");
        Write("predictions.json", "dev-1-0-0.png,true\n");
        Refuses(["nlvr", .. Files()], "annotations.json: line 2: malformed JSON");
    }

    [Test]
    public void Score_TextVqaWithoutTenAnswers_NamesTheQuestion()
    {
        Write("annotations.json", """{"data":[{"question_id":5,"answers":["a","b"]}]}""");
        Write("predictions.json", """[{"question_id":5,"answer":"a"}]""");
        Refuses(["textvqa", .. Files()], "(question_id 5): expected 10 answers, found 2");
    }

    [Test]
    public void Score_DocVqaTwice_IsRefused()
    {
        Write("annotations.json", """{"data":[{"questionId":5,"answers":["a"]}]}""");
        Write("predictions.json", """[{"questionId":5,"answer":"a"},{"questionId":5,"answer":"b"}]""");
        Refuses(["docvqa-anls", .. Files()], "item 2: expected one prediction a question, found questionId 5 again");
    }

    [Test]
    public void Score_MmmuOfNoSubject_NamesTheId()
    {
        Write("annotations.json", """{"validation_Cooking_1":{"question_type":"open","ground_truth":"a"}}""");
        Write("predictions.json", """{"validation_Cooking_1":"a"}""");
        Refuses(["mmmu", .. Files()], "found validation_Cooking_1");
    }

    [Test]
    public void Score_WithOut_WritesWhatJsonPrints()
    {
        Write("predictions.json", """[{"question_id":1,"answer":"cat"},{"question_id":2,"answer":"dog"}]""");
        Assert.That(shell.Run(["score", "vqa-v2", .. Files(), "--json", "--per-question", "--out", shell.Folder("score.json")]), Is.Zero, () => shell.Error);
        var written = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(shell.Folder("score.json")));
        Assert.That(System.Text.Json.Nodes.JsonNode.DeepEquals(written, shell.Json), Is.True);
        Assert.That(shell.Json["per_question"]!.AsObject(), Has.Count.EqualTo(2));
        Refuses(["vqa-v2", .. Files(), "--out", shell.Folder("missing/score.json")], "--out", "cannot be written");
    }

    [Test]
    public void ListMetrics_OfOne_TellsFilesAndVariants()
    {
        Assert.That(shell.Run("list", "metrics", "gqa", "--json"), Is.Zero, () => shell.Error);
        Assert.That((string)shell.Json["metrics"]![0]!["files"]!["choices"]!, Does.Contain("choices file"));
        Assert.That(shell.Run("list", "metrics", "vqa-v2"), Is.Zero, () => shell.Error);
        Assert.That(shell.Out, Does.Contain("lmms-eval").And.Contain("--annotations"));
    }

    private string[] Files() => ["--predictions", shell.Folder("predictions.json"), "--annotations", shell.Folder("annotations.json")];

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(shell.Folder(name))!);
        File.WriteAllText(shell.Folder(name), text);
    }

    private void Refuses(string[] arguments, params string[] messages)
    {
        Assert.That(shell.Run(["score", .. arguments]), Is.EqualTo(2), () => shell.Error);
        Assert.That(shell.Error.TrimEnd().Split('\n'), Has.Length.EqualTo(1));
        foreach (var message in messages)
        {
            Assert.That(shell.Error, Does.Contain(message));
        }
    }
}
