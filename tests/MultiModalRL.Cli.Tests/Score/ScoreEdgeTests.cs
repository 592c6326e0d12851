using System.Text.Json.Nodes;

namespace MultiModalRL.Cli.Tests;

/// <summary>Where the scripts give a number for files that are odd, so does <c>mmrl score</c>: the same.</summary>
public sealed class ScoreEdgeTests
{
    private Shell shell;

    [SetUp]
    public void SetUp() => shell = new Shell();

    [TearDown]
    public void TearDown() => shell.Dispose();

    // GQA's script compares with ==, and averages over no open questions to 0.
    [Test]
    public void Gqa_PredictionThatIsNoString_IsWrong()
    {
        static string Question(string id, string answer) => $$"""
            "{{id}}":{"question":"Is it?","answer":"{{answer}}","isBalanced":true,"entailed":[],"groups":{"global":"g","local":null},
            "types":{"structural":"verify","semantic":"attr","detailed":"x"},"semantic":[]}
            """;
        var score = Score(
            "gqa",
            """[{"questionId":"1","prediction":null},{"questionId":"2","prediction":3},{"questionId":"3","prediction":"yes"},{"questionId":"4","prediction":true}]""",
            $"{{{Question("1", "yes")},{Question("2", "3")},{Question("3", "yes")},{Question("4", "yes")}}}");
        Assert.That(Numbers(score, "overall", "binary", "open"), Is.EqualTo(new[] { 25.0, 25, 0 }));
    }

    [Test]
    public void AOkVqa_PredictionThatIsNoString_IsWrong()
    {
        const string Answers = """["1","1","1","b","b","b","b","b","b","b"]""";
        var questions = Enumerable.Range(1, 4).Select(id =>
            $$"""{"question_id":"{{id}}","choices":["1","b"],"correct_choice_idx":0,"direct_answers":{{Answers}},"difficult_direct_answer":false}""");
        var score = Score(
            "a-okvqa",
            """{"1":{"multiple_choice":1,"direct_answer":null},"2":{"multiple_choice":"1","direct_answer":["1"]},"3":{"multiple_choice":null,"direct_answer":"1"},"9":{"multiple_choice":"1"}}""",
            $"[{string.Join(',', questions)}]");
        Assert.That(Numbers(score, "multiple_choice", "direct_answer", "missing"), Is.EqualTo(new[] { 25.0, 25, 1 }));
    }

    [Test]
    public void Mmmu_LetterThatIsNoString_IsWrong_ButWhatIsParsedIsRefused()
    {
        const string Annotations = """
            {"validation_Art_1":{"question_type":"multiple-choice","ground_truth":"A"},"validation_Art_2":{"question_type":"multiple-choice","ground_truth":["A","B"]},
            "validation_Art_3":{"question_type":"open","ground_truth":"3"}}
            """;
        var score = Score("mmmu", """{"validation_Art_1":null,"validation_Art_2":"B","validation_Art_3":"it is 3.0"}""", Annotations, "--variant", "eval-only");
        Assert.That(Numbers(score, "overall"), Is.EqualTo(new[] { 0.667 }));
        Write("predictions.json", """{"validation_Art_3":3}""");
        Assert.That(shell.Run(Arguments("mmmu")), Is.EqualTo(2));
        Assert.That(shell.Error, Does.Contain("predictions.json: 'validation_Art_3': expected a response that is a string"));
    }

    [TestCase("3.7")]
    [TestCase("\"+3\"")]
    [TestCase("\" \u0663 \"")]
    [TestCase("\"0_3\"")]
    public void ScienceQa_IndexAsPythonReadsIt_Counts(string index)
    {
        const string Problem = """{"answer":3,"hint":"","image":null,"subject":"natural science","topic":"physics","grade":"grade7","split":"test"}""";
        var score = Score("scienceqa", $$"""{"results":{"1":{{index}},"2":"99999999999999999999"} }""", $$"""{"1":{{Problem}},"2":{{Problem}}}""");
        Assert.That(Numbers(score, "overall", "acc_natural"), Is.EqualTo(new[] { 50.0, 50 }));
    }

    // One right of 32 is 3.125 %: a tie, which Python 2 rounds away from zero and Python 3 to even.
    [TestCase("official-2021", 3.13)]
    [TestCase("pre-2021", 3.13)]
    [TestCase("lmms-eval", 3.12)]
    [TestCase("vlmevalkit", 3.12)]
    public void VqaV2_Tie_GoesWhereThePythonOfTheScriptPutsIt(string variant, double percent)
    {
        var answers = string.Join(',', Enumerable.Range(1, 10).Select(id => $$"""{"answer":"cat","answer_id":{{id}}}"""));
        var annotations = Enumerable.Range(1, 32).Select(id => $$"""{"question_id":{{id}},"question_type":"what","answer_type":"other","answers":[{{answers}}]}""");
        var predictions = Enumerable.Range(1, 32).Select(id => $$"""{"question_id":{{id}},"answer":"{{(id == 7 ? "cat" : "dog")}}"}""");
        var score = Score("vqa-v2", $"[{string.Join(',', predictions)}]", $$"""{"annotations":[{{string.Join(',', annotations)}}]}""", "--variant", variant);
        Assert.That(Numbers(score, "overall", "overall_unrounded"), Is.EqualTo(new[] { percent, 3.125 }));
        Assert.That((double)score["per_answer_type"]!["other"]!, Is.EqualTo(percent));
    }

    [Test]
    public void OkVqa_IdsThatAreStrings_AreComparedAsSuch()
    {
        const string Annotations = """{"annotations":[{"question_id":"7a","question_type":"one","answer_type":"other","answers":[{"answer":"cat","answer_id":1},{"answer":"cat","answer_id":2}]}]}""";
        Assert.That(Numbers(Score("ok-vqa", """[{"question_id":"7a","answer":"cat"}]""", Annotations), "overall"), Is.EqualTo(new[] { 33.33 }));
        Write("predictions.json", """[{"question_id":7,"answer":"cat"}]""");
        Assert.That(shell.Run(Arguments("ok-vqa")), Is.EqualTo(2));
        Assert.That(shell.Error, Does.Contain("item 1: question_id: expected a string, found 7"));
    }

    // To Python half a surrogate pair is a character; UTF-8 cannot print it.
    [Test]
    public void VqaV2_HalvesOfSurrogatePairs_AreCompared()
    {
        var answers = string.Join(',', Enumerable.Range(1, 10).Select(id => $$"""{"answer":"\ud83d","answer_confidence":"\ud800","answer_id":{{id}}}"""));
        var annotations = $$"""{"annotations":[{"question_id":1,"question_type":"\ud83d?","answer_type":"other","answers":[{{answers}}]}]}""";
        var score = Score("vqa-v2", """[{"question_id":1,"answer":" \ud83d\n"}]""", annotations);
        Assert.That(Numbers(score, "overall"), Is.EqualTo(new[] { 100.0 }));
        Assert.That((double)score["per_question_type"]!["\uFFFD?"]!, Is.EqualTo(100));
    }

    // InfographicVQA's annotations name types of answers, evidence and operations.
    [Test]
    public void DocVqa_TypesOfInfographics_MakeBreakdowns()
    {
        var score = Score(
            "docvqa-anls",
            """[{"questionId":1,"answer":"a"},{"questionId":2,"answer":"zz"}]""",
            """
            {"data":[{"questionId":1,"answers":["a"],"answer_type":["image span"],"evidence":["map","textual"],"operation/reasoning":[]},
            {"questionId":2,"answers":["b"],"answer_type":["image span"],"evidence":["map"],"operation/reasoning":["counting"]}]}
            """);
        Assert.That((double)score["per_answer_type"]!["image span"]!, Is.EqualTo(0.5));
        Assert.That((double)score["per_evidence_type"]!["textual"]!, Is.EqualTo(1));
        Assert.That((double)score["per_operation_type"]!["counting"]!, Is.Zero);
        Assert.That(score.ContainsKey("per_question_type"), Is.False);
    }

    [Test]
    public void Gqa_QuestionWithoutPrediction_LeavesConsistencyOutAndSaysWhy()
    {
        const string Types = """
            "entailed":[],"types":{"structural":"verify","semantic":"attr","detailed":"x"},"groups":{"global":null,"local":null},"semantic":[]
            """;
        const string Annotations = $$$"""
            {"q1":{"question":"a","answer":"yes","isBalanced":true,{{{Types}}}},"q2":{"question":"b","answer":"no","isBalanced":false,{{{Types}}}}}
            """;
        var score = Score("gqa", """[{"questionId":"q1","prediction":"yes"}]""", Annotations);
        Assert.That(score.ContainsKey("consistency"), Is.False);
        Assert.That((string?)score["consistency_missing"], Does.StartWith("1 of 2 questions have no prediction, the first is question q2"));
        Assert.That(shell.Error, Does.Contain("consistency is left out: 1 of 2 questions have no prediction"));
        score = Score("gqa", """[{"questionId":"q1","prediction":"yes"},{"questionId":"q2","prediction":"yes"}]""", Annotations);
        Assert.That((score.ContainsKey("consistency"), score.ContainsKey("consistency_missing"), shell.Error), Is.EqualTo((true, false, "")));
    }

    // The script counts a line of the annotations as often as it is there.
    [Test]
    public void Nlvr2_ExampleTwice_CountsTwice()
    {
        const string Example = """{"identifier":"dev-1-0-0","label":"True"}""";
        var annotations = string.Join('\n', Example, Example, """{"identifier":"dev-1-1-0","label":"False"}""");
        var score = Score("nlvr2", "dev-1-0-0,true\ndev-1-1-0,true\ndev-9-0-0,true\n", annotations, "--per-question");
        Assert.That(Numbers(score, "overall", "consistency", "count"), Is.EqualTo(new[] { 2 / 3.0, 0, 3 }));
        Assert.That(score["per_question"]!.AsObject(), Has.Count.EqualTo(2));
    }

    private static double[] Numbers(JsonObject score, params string[] fields) => [.. fields.Select(field => (double)score[field]!)];

    private JsonObject Score(string metric, string predictions, string annotations, params string[] options)
    {
        Write("predictions.json", predictions);
        Write("annotations.json", annotations);
        Assert.That(shell.Run([.. Arguments(metric), .. options]), Is.Zero, () => shell.Error);
        return shell.Json;
    }

    private string[] Arguments(string metric) =>
        ["score", metric, "--predictions", shell.Folder("predictions.json"), "--annotations", shell.Folder("annotations.json"), "--json"];

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(shell.Folder(name))!);
        File.WriteAllText(shell.Folder(name), text);
    }
}
