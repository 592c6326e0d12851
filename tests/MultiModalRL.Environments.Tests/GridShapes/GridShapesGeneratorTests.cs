using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

public sealed class GridShapesGeneratorTests
{
    private static readonly GridShapesOptions Defaults = new();
    private static readonly GridShapesOptions NoneHeldOut = new() { HeldOut = [] };

    [TestCase(Split.Train)]
    [TestCase(Split.Compositional)]
    public void Generate_AnySplit_AnswersAgreeWithTheEnglishText(Split split)
    {
        var generator = new GridShapesGenerator(Defaults, split);
        var examples = generator.Generate(20_000);
        for (var i = 0; i < examples.Count; i++)
        {
            var text = examples.Questions[i].Text;
            Assert.That(
                generator.Questions.Answers.Texts[examples.Answers[i]],
                Is.EqualTo(GridQuestionReader.Answer(text, Words(generator, examples, i))),
                text);
        }
    }

    [TestCase(GridDifficulty.Standard)]
    [TestCase(GridDifficulty.Hard)]
    public void Answer_ArbitraryGrids_AgreesWithTheEnglishText(GridDifficulty difficulty)
    {
        var questions = new GridQuestionSet(NoneHeldOut with { Difficulty = difficulty }, Split.Train);
        var random = new RandomStream(3);
        var grid = new byte[9];
        foreach (var question in questions.All)
        {
            for (var trial = 0; trial < 20; trial++)
            {
                Array.ConvertAll(grid, _ => (byte)random.NextInt(questions.Shapes.Count + 1)).CopyTo(grid, 0);
                var words = Array.ConvertAll(grid, code => code == 0 ? "" : questions.Shapes.Name(code));
                var answer = question.Answer(grid);
                Assert.That(answer < 0 ? null : questions.Answers.Texts[answer], Is.EqualTo(GridQuestionReader.Answer(question.Text, words)), question.Text);
            }
        }
    }

    [Test]
    public void Generate_SameSeed_GivesSameExamplesWhateverTheCount()
    {
        var first = new GridShapesGenerator(Defaults, Split.Train).Generate(500);
        var second = new GridShapesGenerator(Defaults, Split.Train).Generate(300);
        Assert.Multiple(() =>
        {
            Assert.That(second.Cells, Is.EqualTo(first.Cells[..second.Cells.Length]));
            Assert.That(second.Answers, Is.EqualTo(first.Answers[..300]));
            Assert.That(second.Questions.Select(question => question.Text), Is.EqualTo(first.Questions[..300].Select(question => question.Text)));
        });
    }

    [Test]
    public void Generate_OtherSplitOrSeed_SharesNoExamples()
    {
        var options = NoneHeldOut with { Side = 5 };
        string[] Keys(GridShapesOptions from, Split split)
        {
            var examples = new GridShapesGenerator(from, split).Generate(1_000);
            return [.. Enumerable.Range(0, 1_000).Select(i => Convert.ToHexString(examples.Grid(i)))];
        }

        // 25 cells: two independent grids are equal with a probability below 1e-20.
        var sets = new[]
        {
            Keys(options, Split.Train), Keys(options, Split.Validation), Keys(options, Split.Test), Keys(options with { Seed = 1 }, Split.Train),
        };
        Assert.That(sets.SelectMany(keys => keys).Distinct().Count(), Is.EqualTo(4_000));
    }

    [Test]
    public void Generate_Defaults_AsksEachKindEquallyOften()
    {
        var examples = new GridShapesGenerator(Defaults, Split.Test).Generate(10_000);
        foreach (var kind in Enum.GetValues<GridQuestionKind>())
        {
            var share = examples.Questions.Count(question => question.Kind == kind) / 10_000.0;
            Assert.That(share, Is.InRange(0.18, 0.22), $"{kind}");
        }
    }

    [TestCase(GridDifficulty.Easy)]
    [TestCase(GridDifficulty.Standard)]
    public void Generate_Defaults_QuestionsDoNotGiveTheirAnswersAway(GridDifficulty difficulty)
    {
        var options = Defaults with { Difficulty = difficulty };
        var train = new GridShapesGenerator(options, Split.Train).Generate(50_000);
        var test = new GridShapesGenerator(options, Split.Test).Generate(50_000);
        var majority = Enumerable.Range(0, train.Count)
            .GroupBy(i => train.Questions[i].Text)
            .ToDictionary(group => group.Key, group => group.GroupBy(i => train.Answers[i]).MaxBy(answers => answers.Count())!.Key);
        foreach (var kind in Enum.GetValues<GridQuestionKind>())
        {
            var asked = Enumerable.Range(0, test.Count).Where(i => test.Questions[i].Kind == kind).ToArray();
            var accuracy = asked.Average(i => majority[test.Questions[i].Text] == test.Answers[i] ? 1.0 : 0);
            var chance = asked.Average(i => 1.0 / test.Questions[i].Answers.Length);
            // About 10,000 questions a kind: the standard error is at most half a point.
            Assert.That(accuracy, Is.EqualTo(chance).Within(0.02), $"{kind}");
        }
    }

    [Test]
    public void Generate_DefaultHeldOut_AreOnlyInCompositional()
    {
        string[] heldOut = ["red square", "green triangle", "blue circle"];
        bool Names(string text) => heldOut.Any(name => text.Contains(name, StringComparison.Ordinal));
        foreach (var split in new[] { Split.Train, Split.Validation, Split.Test })
        {
            var generator = new GridShapesGenerator(Defaults, split);
            var examples = generator.Generate(5_000);
            Assert.That(generator.Questions.All.Any(question => Names(question.Text)), Is.False);
            Assert.That(Enumerable.Range(0, 5_000).SelectMany(i => Words(generator, examples, i)).Intersect(heldOut), Is.Empty);
        }

        var compositional = new GridShapesGenerator(Defaults, Split.Compositional);
        var held = compositional.Generate(5_000);
        for (var i = 0; i < held.Count; i++)
        {
            var isAbout = Names(held.Questions[i].Text) || Words(compositional, held, i).Intersect(heldOut).Any();
            Assert.That(isAbout, held.Questions[i].Text);
        }

        Assert.That(held.Questions.Select(question => question.Kind).Distinct().Count(), Is.EqualTo(5));
    }

    [Test]
    public void Generate_CompositionalAttribute_AsksOfAHeldOutShape()
    {
        var generator = new GridShapesGenerator(Defaults with { Kinds = [GridQuestionKind.Attribute] }, Split.Compositional);
        var examples = generator.Generate(2_000);
        var places = generator.Questions.Texts.Distinct().ToArray();
        for (var i = 0; i < examples.Count; i++)
        {
            var cell = Array.IndexOf(places, examples.Questions[i].Text) % 9;
            Assert.That(Words(generator, examples, i)[cell], Is.AnyOf("red square", "green triangle", "blue circle"));
        }
    }

    [Test]
    public void Generate_AnswersOfEachText_AreFair()
    {
        var examples = new GridShapesGenerator(NoneHeldOut, Split.Train).Generate(60_000);
        foreach (var group in Enumerable.Range(0, examples.Count).GroupBy(i => examples.Questions[i].Text).Where(group => group.Count() > 500))
        {
            var possible = examples.Questions[group.First()].Answers;
            foreach (var answer in possible)
            {
                var p = 1.0 / possible.Length;
                var share = group.Count(i => examples.Answers[i] == answer) / (double)group.Count();
                Assert.That(share, Is.EqualTo(p).Within(5 * Math.Sqrt(p * (1 - p) / group.Count())), group.Key);
            }
        }
    }

    [TestCase(2, GridDifficulty.Easy, 1.0)]
    [TestCase(2, GridDifficulty.Hard, 0.3)]
    [TestCase(4, GridDifficulty.Standard, 0.8)]
    [TestCase(5, GridDifficulty.Hard, 0.8)]
    public void Generate_OtherSizes_IsAffordable(int side, GridDifficulty difficulty, double fill)
    {
        var options = Defaults with { Side = side, Difficulty = difficulty, Fill = fill };
        var examples = new GridShapesGenerator(options, Split.Train).Generate(500);
        Assert.That(Enumerable.Range(0, 500).All(i => examples.Questions[i].Answer(examples.Grid(i)) == examples.Answers[i]));
    }

    [Test]
    public void Generate_AnswerTooRare_NamesQuestionAndAnswer()
    {
        var options = Defaults with { Side = 5, Fill = 1, Difficulty = GridDifficulty.Easy, Kinds = [GridQuestionKind.Exists] };
        var message = Assert.Throws<InputException>(() => new GridShapesGenerator(options, Split.Train).Generate(500)).Message;
        Assert.That(message, Does.Contain("is there a").And.Contain("\"no\"").And.Contain("side 5"));
    }

    private static string[] Words(GridShapesGenerator generator, GridShapesExamples examples, int example) =>
        Array.ConvertAll(examples.Grid(example).ToArray(), code => code == 0 ? "" : generator.Questions.Shapes.Name(code));
}
