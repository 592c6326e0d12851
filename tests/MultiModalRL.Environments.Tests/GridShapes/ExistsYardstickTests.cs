using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

public sealed class ExistsYardstickTests
{
    [Test]
    public void OptimalReturn_Defaults_IsThePublishedYardstick()
    {
        var yardstick = new ExistsYardstick(new ExistsSetting());
        Assert.Multiple(() =>
        {
            Assert.That(yardstick.OptimalReturn, Is.EqualTo(0.7440).Within(0.00005));
            Assert.That(yardstick.BestFixedReturn, Is.EqualTo(0.6797).Within(0.00005));
            Assert.That(yardstick.BestFixedLooks, Is.EqualTo(4));
            Assert.That(yardstick.GapCaptured(yardstick.BestFixedReturn), Is.Zero);
            Assert.That(yardstick.GapCaptured(yardstick.OptimalReturn), Is.EqualTo(1));
        });
    }

    [TestCase(0.9, 0.4, false)]
    [TestCase(0.6, 0.1, false)]
    [TestCase(1.0, 0.7, false)]
    [TestCase(0.9, 0.4, true)]
    [TestCase(0.5, 0.2, true)]
    public void OptimalReturn_FourCells_EqualsBruteForce(double fill, double price, bool seesOccupancy)
    {
        var setting = new ExistsSetting { Cells = 4, Fill = fill, Price = price, SeesOccupancy = seesOccupancy, InitialCost = seesOccupancy ? 0.05 : 0 };
        var yardstick = new ExistsYardstick(setting);
        var expected = Enum.GetValues<ExistsTarget>().Average(target => new ExistsBruteForce(setting, target).OptimalReturn());
        Assert.That(yardstick.OptimalReturn, Is.EqualTo(expected).Within(1e-10));
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(4)]
    public void FixedReturn_FourCells_EqualsBruteForce(int looks)
    {
        var setting = new ExistsSetting { Cells = 4 };
        var expected = Enum.GetValues<ExistsTarget>().Average(target => new ExistsBruteForce(setting, target).FixedReturn(looks));
        Assert.That(new ExistsYardstick(setting).FixedReturn(looks), Is.EqualTo(expected).Within(1e-10));
    }

    [Test]
    public void OptimalReturn_NoPrice_IsOne() =>
        Assert.That(new ExistsYardstick(new ExistsSetting { Price = 0 }).OptimalReturn, Is.EqualTo(1).Within(1e-12));

    [Test]
    public void OptimalReturn_RisingPrice_FallsAndStaysAboveFixed()
    {
        var last = double.PositiveInfinity;
        for (var price = 0.05; price < 1; price += 0.05)
        {
            var yardstick = new ExistsYardstick(new ExistsSetting { Price = price });
            Assert.That(yardstick.OptimalReturn, Is.LessThan(last).And.GreaterThanOrEqualTo(yardstick.BestFixedReturn - 1e-12));
            last = yardstick.OptimalReturn;
        }
    }

    [TestCase(GridThumbnail.None)]
    [TestCase(GridThumbnail.Occupancy)]
    public void Decide_OnGeneratedEpisodes_EarnsTheOptimalReturn(GridThumbnail thumbnail)
    {
        var options = new GridShapesExistsOptions { Thumbnail = thumbnail };
        var setting = ExistsSetting.Of(options, 0.4)!;
        var yardstick = new ExistsYardstick(setting);
        const int Episodes = 200_000;
        var generator = new GridShapesGenerator(options, Split.Train);
        var examples = generator.Generate(Episodes);
        var (sum, squares) = (0.0, 0.0);
        for (var i = 0; i < Episodes; i++)
        {
            var earned = Play(setting, yardstick, generator.Questions, examples, i);
            sum += earned;
            squares += earned * earned;
        }

        var mean = sum / Episodes;
        var error = Math.Sqrt(((squares / Episodes) - (mean * mean)) / Episodes);
        Assert.That(mean, Is.EqualTo(yardstick.OptimalReturn).Within(3 * error));
    }

    [Test]
    public void FixedReturn_OnGeneratedEpisodes_IsWhatExactlyKLooksEarn()
    {
        var options = new GridShapesExistsOptions();
        var generator = new GridShapesGenerator(options, Split.Test);
        const int Episodes = 100_000;
        var examples = generator.Generate(Episodes);
        // After four looks without a match "no" is the likelier answer to every question, as after none "yes" is not.
        var right = Enumerable.Range(0, Episodes).Count(i =>
            generator.Questions.Answers.Texts[examples.Answers[i]] ==
            (Enumerable.Range(0, 4).Any(cell => Matches(generator.Questions, examples, i, cell)) ? "yes" : "no"));
        var error = Math.Sqrt(0.25 / Episodes);
        Assert.That((right / (double)Episodes) - (0.4 * 4 / 9), Is.EqualTo(0.6797).Within(3 * error));
    }

    [Test]
    public void Of_OtherKindsOrHeldOut_IsNull()
    {
        Assert.Multiple(() =>
        {
            Assert.That(ExistsSetting.Of(new GridShapesOptions(), 0.4), Is.Null);
            Assert.That(ExistsSetting.Of(new GridShapesExistsOptions { HeldOut = ["red circle"] }, 0.4), Is.Null);
            Assert.That(ExistsSetting.Of(new GridShapesExistsOptions(), 0.4), Is.EqualTo(new ExistsSetting()));
        });
    }

    [Test]
    public void Constructor_OutOfRange_Throws()
    {
        Assert.Multiple(() =>
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => _ = new ExistsYardstick(new ExistsSetting { Price = 1 }));
            Assert.Throws<ArgumentOutOfRangeException>(() => _ = new ExistsYardstick(new ExistsSetting { Fill = double.NaN }));
            Assert.Throws<ArgumentOutOfRangeException>(() => _ = new ExistsYardstick(new ExistsSetting { Cells = 0 }));
            Assert.Throws<ArgumentOutOfRangeException>(() => _ = new ExistsYardstick(new ExistsSetting { InitialCost = -0.1 }));
        });
    }

    private static double Play(
        ExistsSetting setting, ExistsYardstick yardstick, GridQuestionSet questions, GridShapesExamples examples, int example)
    {
        var words = examples.Questions[example].Text.Split(' ');
        var target = words.Length == 5 ? (words[4] == "shape" ? ExistsTarget.Color : ExistsTarget.ColoredShape) : ExistsTarget.Shape;
        var grid = examples.Grid(example).ToArray();
        int[] cells = [.. Enumerable.Range(0, grid.Length).Where(cell => !setting.SeesOccupancy || grid[cell] != 0)];
        var looks = 0;
        var decision = ExistsDecision.Look;
        while (decision == ExistsDecision.Look && (decision = yardstick.Decide(target, looks, cells.Length)) == ExistsDecision.Look)
        {
            decision = Matches(questions, examples, example, cells[looks]) ? ExistsDecision.Yes : ExistsDecision.Look;
            looks++;
        }

        var answer = decision == ExistsDecision.Yes ? "yes" : "no";
        var accuracy = answer == questions.Answers.Texts[examples.Answers[example]] ? 1 : 0;
        return accuracy - (setting.Price * Math.Min(setting.InitialCost + (looks / (double)setting.Cells), 1));
    }

    private static bool Matches(GridQuestionSet questions, GridShapesExamples examples, int example, int cell)
    {
        var code = examples.Grid(example)[cell];
        var asked = examples.Questions[example].Text.Split(' ')[3..].Where(word => word != "shape");
        return code != 0 && asked.All(questions.Shapes.Name(code).Split(' ').Contains);
    }
}
