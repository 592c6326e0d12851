using System.Collections.Immutable;
using System.Text.Json.Nodes;
using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments.Tests;

/// <summary>Answers in words: what they are worth, and what is asked.</summary>
public sealed class FreeTextTests
{
    [TestCase(0, "red", 1, 1)]
    [TestCase(0, " Red\n", 1, 1)]
    [TestCase(0, "blue", 0.3, 3)]
    [TestCase(0, "reddish", 0, 0)]
    [TestCase(0, "", 0, 0)]
    public void Answer_ToGenerated_IsWorthWhatTheAnswerOfThatTextIs(int example, string said, double accuracy, int answer)
    {
        using var environment = SmallQuestions.Make(protocol: "text", reward: new JsonObject { ["price"] = 0.4 });
        var (step, info) = Said(environment, example, said);
        var keys = new QuestionAnsweringInfo(environment.Spec.Info);
        Assert.That(step.Status[0], Is.EqualTo(StepStatus.Terminated));
        Assert.That(step.Rewards[0], Is.EqualTo(accuracy - 0.4).Within(1e-6));
        Assert.That(info.Values(keys.Accuracy, 0)[0], Is.EqualTo((float)accuracy));
        Assert.That(info.Values(keys.Answer, 0)[0], Is.EqualTo(answer));
        Assert.That(info.Values(keys.Cost, 0)[0], Is.EqualTo(1));
    }

    [Test]
    public void Observation_OfGenerated_IsTheQuestionInWords()
    {
        using var environment = SmallQuestions.Make(protocol: "text");
        Assert.That(Asked(environment, example: 0), Is.EqualTo("which"));
    }

    [Test]
    public void Answer_TooLongOrNone_IsRefused()
    {
        using var environment = SmallQuestions.Make(protocol: "text", settings: new JsonObject { ["maxLength"] = 5 });
        Assert.That(() => Said(environment, 0, "yellow"), Throws.InvalidOperationException.With.Message.Contains("a response of 6 characters is refused: expected up to 5"));
        Assert.That(() => Said(environment, 0, null!), Throws.InvalidOperationException.With.Message.Contains("no response is refused"));
    }

    /// <summary>The official rule is over the words, which training need not have had.</summary>
    [TestCase("MAUVE", 1)]
    [TestCase("hat", 0.3)]
    [TestCase("red", 0)]
    public void Answer_ToRecorded_IsWorthWhatTheOfficialRuleSays(string said, double accuracy)
    {
        var soft = Question("what", "mauve") with { Accuracy = answer => answer.Equals("mauve", StringComparison.OrdinalIgnoreCase) ? 1 : answer == "hat" ? 0.3 : 0 };
        using var environment = Environment(Recorded(0, [Question("what", "red")], [soft]));
        var (step, _) = Said(environment, 0, said);
        Assert.That(step.Components(0)[0], Is.EqualTo((float)accuracy));
    }

    [TestCase("red one", 0)]
    [TestCase("Green", 1)]
    [TestCase("b", 1)]
    [TestCase("(C)", 2)]
    [TestCase("C. the last", 2)]
    [TestCase("c: blue", 2)]
    [TestCase("B)", 1)]
    [TestCase("A red thing", -1)]
    [TestCase("D", -1)]
    [TestCase("no idea", -1)]
    public void Answer_WhereOptionsAreOffered_IsByLetterOrText(string said, int option)
    {
        ImmutableArray<string> options = ["red one", "green", "blue"];
        foreach (var right in Enumerable.Range(0, options.Length))
        {
            using var environment = Environment(Recorded(4, [], [Question("what", null) with { Options = options, RightOption = right }]));
            var (step, info) = Said(environment, 0, said);
            Assert.That(step.Components(0)[0], Is.EqualTo(option == right ? 1 : 0));
            Assert.That(info.Values(new QuestionAnsweringInfo(environment.Spec.Info).Answer, 0)[0], Is.EqualTo(option + 1));
        }
    }

    [TestCase("A", 0)]
    [TestCase("B", 1)]
    [TestCase("a", 1)]
    [TestCase("Dear", 2)]
    [TestCase("dear", 3)]
    [TestCase("DEAR", -1)]
    [TestCase("red", 4)]
    public void Answer_WhereOptionsAreLettersOrAlike_IsWhatWasOfferedAsSuch(string said, int option)
    {
        ImmutableArray<string> options = ["B", "A", "Dear", "dear", " red "];
        using var environment = Environment(Recorded(5, [], [Question("what", null) with { Options = options, RightOption = 0 }]));
        var (_, info) = Said(environment, 0, said);
        Assert.That(info.Values(new QuestionAnsweringInfo(environment.Spec.Info).Answer, 0)[0], Is.EqualTo(option + 1));
    }

    [Test]
    public void Answer_BeyondTheAlphabet_IsByItsLabel()
    {
        ImmutableArray<string> options = [.. Enumerable.Range(0, 30).Select(i => $"x{i}")];
        using var environment = Environment(Recorded(30, [], [Question("what", null) with { Options = options, RightOption = 28 }]));
        Assert.That(Said(environment, 0, "Option 29").Step.Components(0)[0], Is.EqualTo(1));
    }

    [Test]
    public void Create_LengthBelowThatOfTheAnswers_IsRefused() => Assert.That(
        () => SmallQuestions.Make(protocol: "text", settings: new JsonObject { ["maxLength"] = 4 }),
        Refused.With("environment.protocol.maxLength is 4", "expected at least 5, the length of its longest answer"));

    [Test]
    public void Observation_WhereOptionsAreOffered_HasThemBehindTheirLetters()
    {
        using var environment = Environment(Recorded(4, [], [Question("What is it?", null) with { Options = ["red one", "blue"], RightOption = 0 }]));
        Assert.That(Asked(environment, 0), Is.EqualTo("What is it?\n(A) red one\n(B) blue"));
    }

    [Test]
    public void Answer_WhereTheScriptReadsResponses_IsByTheScript()
    {
        var question = Question("what", null) with { Options = ["red", "blue"], RightOption = 1, Choose = (options, said) => said.Length % options.Length };
        using var environment = Environment(Recorded(4, [], [question]));
        Assert.That(Said(environment, 0, "xyz").Step.Components(0)[0], Is.EqualTo(1));
        Assert.That(Said(environment, 0, "blue").Step.Components(0)[0], Is.Zero);
    }

    private static (VectorStep Step, Columns Info) Said(IVectorEnvironment environment, int example, string said)
    {
        var spec = environment.Spec;
        var (step, info) = (new VectorStep(spec, environment.Count), new Columns(spec.Info, environment.Count));
        var actions = new Columns(spec.Action, environment.Count);
        environment.Reset(From(environment, example), step, info);
        actions.Values(new QuestionAnsweringFields(spec).Response!.Value, 0)[0] = said;
        environment.Step(actions, step, info);
        return (step, info);
    }

    private static string Asked(IVectorEnvironment environment, int example)
    {
        var step = new VectorStep(environment.Spec, environment.Count);
        environment.Reset(From(environment, example), step, new Columns(environment.Spec.Info, environment.Count));
        return step.Observations.Values(new QuestionAnsweringFields(environment.Spec).Text!.Value, 0)[0];
    }

    private static EpisodePlan From(IVectorEnvironment environment, int example)
    {
        var plan = EpisodePlan.EachOnce(3, environment.Spec.ExampleCount);
        plan.Position = example;
        return plan;
    }

    private static QuestionRecord Question(string question, string? answer) => new() { Question = question, Answer = answer, Image = 0, Id = question };

    private static RecordedBenchmark Recorded(int choices, QuestionRecord[] train, QuestionRecord[] test) => new()
    {
        Name = "Some",
        Choices = choices,
        Parts = new Dictionary<Split, Func<RecordedQuestions>>
        {
            [Split.Train] = () => new("train", [.. train.Length > 0 ? train : test], StoredImages.Blank(1)),
            [Split.Test] = () => new("test", [.. test], StoredImages.Blank(1)),
        },
    };

    private static FreeTextEnvironment Environment(RecordedBenchmark benchmark)
    {
        var request = new EnvironmentRequest(1, Split.Test, null, 1);
        var made = benchmark.Create(request, new Settings { OptionSeed = null });
        return new(EnvironmentId.Parse("text/Some-v0"), made, new OneshotProtocol(made, side: null) { ResponseLength = 100 }, new RewardOptions(), request);
    }

    private sealed record Settings : RecordedOptions;
}
