using System.Collections.Immutable;
using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments.Tests;

public sealed class RecordedBenchmarkTests
{
    [Test]
    public void Create_OpenQuestions_AnswersAreTheMostFrequentOfTraining()
    {
        var benchmark = Open(
            train: [Asked("what color", "red"), Asked("what color", "red"), Asked("what shape", "cube"), Asked("how many", "7")],
            test: [Asked("what color", "red"), Asked("what size", "7")]);
        var train = benchmark.Create(Request(Split.Train), new Settings { AnswerCount = 2, ValidationShare = 0 });
        var test = benchmark.Create(Request(Split.Test), new Settings { AnswerCount = 2 });
        Assert.That(train.Answers, Is.EqualTo(new[] { "red", "7" }), "by frequency, equals in ordinal order");
        Assert.That(train.Examples.Count, Is.EqualTo(3), "what cannot be answered rightly teaches nothing");
        Assert.That(train.Notes, Is.EqualTo(new[] { "1 of 4 questions (25 %) of train have a reference that is not among the 2 answers and are left out" }));
        Assert.That(test.Answers, Is.EqualTo(train.Answers));
        Assert.That(test.Tokens, Is.EqualTo(train.Tokens));
        Assert.That(test.Examples.References, Is.EqualTo(new[] { 0, 1 }));
        Assert.That(test.Notes, Is.EqualTo(new[] { "1 of 2 questions (50 %) of test have tokens that the vocabulary lacks" }));
    }

    [Test]
    public void Create_ReferenceBeyondTheAnswers_CountsAsWrong()
    {
        var benchmark = Open([Asked("q", "red"), Asked("q", "blue")], [Asked("q", "mauve"), Asked("q", "blue")]);
        var test = benchmark.Create(Request(Split.Test), new Settings());
        Assert.That(test.Examples.References, Is.EqualTo(new[] { -1, 0 }));
        Assert.That(new[] { test.Metric.Accuracy(0, 0), test.Metric.Accuracy(0, 1), test.Metric.Accuracy(1, 0) }, Is.EqualTo(new[] { 0, 0, 1 }));
        Assert.That(test.Notes.Single(), Does.Contain("they count as wrong"));
    }

    [Test]
    public void Create_SoftRule_IsAskedForAnswersOfAnAcceptedForm()
    {
        var asked = new List<string>();
        var soft = Asked("q", "T-shirt") with
        {
            Accepted = ["t shirt", "hat"],
            Accuracy = answer =>
            {
                asked.Add(answer);
                return answer == "hat" ? 0.3 : 0.9;
            },
        };
        var benchmark = Open([Asked("q", "T-shirt"), Asked("q", "hat"), Asked("q", "shoe")], [soft]) with
        {
            Form = answer => answer.Replace('-', ' ').ToLowerInvariant(),
            SmallestDifference = 0.1,
        };
        var test = benchmark.Create(Request(Split.Test), new Settings());
        double Accuracy(string answer) => test.Metric.Accuracy(0, test.Answers.IndexOf(answer));
        Assert.That((Accuracy("T-shirt"), Accuracy("hat"), Accuracy("shoe")), Is.EqualTo((0.9, 0.3, 0.0)));
        Assert.That(asked, Is.EquivalentTo(new[] { "T-shirt", "hat" }));
    }

    [Test]
    public void Create_Options_AreShuffledByIdAndOfferedInTheQuestion()
    {
        var records = Enumerable.Range(0, 40).Select(i => Chosen($"id{i}", ["red", "green", "blue", "black"], right: 3)).ToArray();
        var benchmark = Choices(records);
        var one = benchmark.Create(Request(Split.Test), new Settings());
        var again = benchmark.Create(Request(Split.Test), new Settings());
        var plain = benchmark.Create(Request(Split.Test), new Settings { OptionSeed = null });
        Assert.That(plain.Examples.References, Is.All.EqualTo(3));
        Assert.That(one.Examples.References, Is.EqualTo(again.Examples.References));
        Assert.That(one.Examples.References.Distinct().Order(), Is.EqualTo(new[] { 0, 1, 2, 3 }));
        for (var example = 0; example < 40; example++)
        {
            var words = one.Examples.Question(example).ToArray().Select(token => one.Tokens[token]).ToArray();
            var letter = one.Answers[one.Examples.References[example]].ToLowerInvariant();
            Assert.That(words[Array.IndexOf(words, letter) + 2], Is.EqualTo("black"), string.Join(' ', words));
            Assert.That(one.Metric.Accuracy(example, one.Examples.References[example]), Is.EqualTo(1));
        }
    }

    [Test]
    public void Play_FewerOptionsThanAnswers_RefusesTheOthers()
    {
        var benchmark = Choices([Chosen("a", ["x", "y"], right: 1), Chosen("b", ["x", "y", "z"], right: 0)]);
        using var environment = Environment(benchmark);
        var keys = new QuestionAnsweringFields(environment.Spec);
        Assert.That(environment.Spec.QuestionAnswering!.AnswersVary, Is.True);
        Assert.That(
            () => Played.Of(environment, 0, 3), Throws.InvalidOperationException.With.Message.Contains("the question has 2 options").Or.Message.Contains("the question has 3 options"));
        Assert.That(keys.Answers.Count, Is.EqualTo(4));
    }

    [Test]
    public void Create_NoValidationPart_HoldsImagesOut()
    {
        var records = Enumerable.Range(0, 400).Select(i => Asked($"q{i}", "yes") with { Image = i / 2 }).ToArray();
        var benchmark = Open(records, []);
        int[] Images(Split split) => benchmark.Create(Request(split), new Settings { ValidationShare = 0.25 }).Examples.Images;
        var (train, validation) = (Images(Split.Train), Images(Split.Validation));
        Assert.That(train.Length + validation.Length, Is.EqualTo(400));
        Assert.That(train.Intersect(validation), Is.Empty);
        Assert.That(validation, Has.Length.InRange(60, 140));
    }

    [Test]
    public void Create_PartThatIsNotThere_TellsWhichAre() => Assert.That(
        () => Open([Asked("q", "a")], []).Create(Request(Split.Compositional), new Settings()),
        Throws.TypeOf<InputException>().With.Message.EqualTo("Some has no compositional split in its data: expected train or test"));

    [Test]
    public void Create_NoReferences_IsRefused() => Assert.That(
        () => Open([Asked("q", "a")], [Asked("q", "a") with { Answer = null }]).Create(Request(Split.Test), new Settings()),
        Throws.TypeOf<InputException>().With.Message.Contains("test has no reference answers"));

    [Test]
    public void Summary_GetsTheRecordsOfTheExamples()
    {
        var benchmark = Open([Asked("q", "a"), Asked("q", "b")], [Asked("q", "zzz") with { Answer = null }, Asked("q", "a") with { Type = "x" }, Asked("q", "b") with { Type = "y" }]) with
        {
            Summary = answered => answered.By(record => record.Type).ToDictionary(pair => pair.Key, pair => pair.Accuracy),
        };
        var test = benchmark.Create(Request(Split.Test), new Settings());
        var summary = test.Summary!([new(0, 0, 1), new(1, 0, 0)]);
        Assert.That(summary, Is.EqualTo(new Dictionary<string, double> { ["x"] = 1, ["y"] = 0 }));
    }

    [Test]
    public void Create_KnownVocabulary_IsTaken()
    {
        var benchmark = Open([Asked("what color", "red")], [Asked("what color", "red")]);
        var trained = benchmark.Create(Request(Split.Test), new Settings());
        var known = new QuestionVocabulary(trained.Tokens, 7) { Answers = ["blue", "red"] };
        var test = benchmark.Create(Request(Split.Test) with { Vocabulary = known }, new Settings());
        Assert.That((test.Examples.QuestionLength, test.Examples.References[0]), Is.EqualTo((7, 1)));
        Assert.That(test.Answers, Is.EqualTo(new[] { "blue", "red" }));
    }

    private static EnvironmentRequest Request(Split split) => new(1, split, null, 1);

    private static QuestionRecord Asked(string question, string answer) => new() { Question = question, Answer = answer, Image = 0, Id = question };

    private static QuestionRecord Chosen(string id, ImmutableArray<string> options, int right) =>
        new() { Question = "which one ?", Image = 0, Id = id, Options = options, RightOption = right };

    private static RecordedBenchmark Open(QuestionRecord[] train, QuestionRecord[] test) => new()
    {
        Name = "Some",
        Parts = new Dictionary<Split, Func<RecordedQuestions>>
        {
            [Split.Train] = () => new("train", [.. train], StoredImages.Blank(400)),
            [Split.Test] = () => new("test", [.. test], StoredImages.Blank(400)),
        },
    };

    private static RecordedBenchmark Choices(QuestionRecord[] records) => new()
    {
        Name = "Some",
        Choices = 4,
        Parts = new Dictionary<Split, Func<RecordedQuestions>> { [Split.Test] = () => new("test", [.. records], StoredImages.Blank(1)) },
    };

    private static QuestionAnsweringEnvironment Environment(RecordedBenchmark benchmark)
    {
        var made = benchmark.Create(Request(Split.Test), new Settings());
        return new(EnvironmentId.Parse("oneshot/Some-v0"), made, new OneshotProtocol(made, side: null), new RewardOptions(), Request(Split.Test));
    }

    private sealed record Settings : RecordedOptions;
}
