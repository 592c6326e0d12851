using System.Text.Json;
using MultiModalRL.Core;
using MultiModalRL.Running;

namespace MultiModalRL.Evaluation.Tests;

public sealed class ResultJsonTests
{
    private static readonly OutcomeSet Four = Some.Set("ppo", [1, 1, 1, 0], [0.25, 0.25, 0.5, 1.5]) with
    {
        ResponseMilliseconds = [1, 2, 3],
    };

    [Test]
    public void Line_AResult_HasTheContractsFields()
    {
        using var json = JsonDocument.Parse(ResultJson.Line(EvaluationResult.Of(Four)));
        var root = json.RootElement;

        Assert.That(root.EnumerateObject().Select(property => property.Name), Is.SupersetOf(new[]
        {
            "environment", "agent", "split", "episodes", "accuracy", "accuracy_ci95", "reward_mean", "cost_mean", "actions_mean",
            "response_time_ms", "by_type", "metrics", "cost_ci95", "reward_ci95",
        }));
        Assert.That(root.GetProperty("environment").GetString(), Is.EqualTo("glimpse/GridShapes-v0"));
        Assert.That(root.GetProperty("split").GetString(), Is.EqualTo("test"));
        Assert.That(root.GetProperty("episodes").GetInt32(), Is.EqualTo(4));
        Assert.That(root.GetProperty("accuracy").GetDouble(), Is.EqualTo(0.75));
        Assert.That(root.GetProperty("accuracy_ci95").GetArrayLength(), Is.EqualTo(2));
        Assert.That(root.GetProperty("cost_mean").GetDouble(), Is.EqualTo(0.625), "cost is not clipped");
        Assert.That(root.GetProperty("actions_mean").GetDouble(), Is.EqualTo(3));
        Assert.That(root.GetProperty("response_time_ms").GetRawText(), Is.EqualTo("""{"p50":2,"p90":2.8,"p99":2.98,"device":"cpu"}"""));
        Assert.That(root.GetProperty("by_type").GetRawText(), Is.EqualTo("""{"shape":{"n":2,"accuracy":1},"colour":{"n":2,"accuracy":0.5}}"""));
        Assert.That(root.GetProperty("metrics").GetRawText(), Is.EqualTo("""{"exact match":0.75}"""));
        Assert.That(root.TryGetProperty("stochastic", out _), Is.False);
        Assert.That(ResultJson.Line(EvaluationResult.Of(Four)), Does.Not.Contain('\n'));
    }

    [Test]
    public void Line_StochasticGiven_IsNested()
    {
        var result = EvaluationResult.Of(Four, Some.Set("ppo", [1, 0, 1, 0], [0, 0, 0, 0]));
        using var json = JsonDocument.Parse(ResultJson.Line(result));

        Assert.That(json.RootElement.GetProperty("stochastic").GetRawText(), Is.EqualTo("""{"accuracy":0.5,"reward_mean":0.5,"cost_mean":0}"""));
    }

    [Test]
    public void Line_BenchmarkSumsUp_IsAmongTheMetrics()
    {
        var questions = Four.Environment.QuestionAnswering! with
        {
            Summary = given => new Dictionary<string, double> { ["answered"] = given.Count(one => one.Answer >= 0), ["sum"] = given.Sum(one => one.Accuracy) },
        };
        var result = EvaluationResult.Of(Four with { Environment = Four.Environment with { QuestionAnswering = questions } });
        using var json = JsonDocument.Parse(ResultJson.Line(result));

        Assert.That(json.RootElement.GetProperty("metrics").GetRawText(), Is.EqualTo("""{"answered":4,"exact match":0.75,"sum":3}"""));
    }

    [Test]
    public void Line_OneImage_HasNoIntervalForCost()
    {
        var result = EvaluationResult.Of(Some.Set("ppo", [1, 0], [0.1, 0.3]));
        using var json = JsonDocument.Parse(ResultJson.Line(result));

        Assert.That(json.RootElement.GetProperty("cost_ci95").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(json.RootElement.GetProperty("accuracy_ci95").GetRawText(), Is.EqualTo("[0,1]"));
        Assert.That(json.RootElement.GetProperty("response_time_ms").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public void Of_NoOutcomes_IsAnInputError() => Assert.That(
        () => EvaluationResult.Of(Four with { Outcomes = [] }), Throws.TypeOf<InputException>());

    [Test]
    public void Read_AFileWritten_IsTheSame()
    {
        using var folder = new TemporaryFolder();
        var file = SomeResults();
        file.Write(folder["deep/results.json"]);

        var again = ResultsFile.Read(folder["deep/results.json"]);

        Assert.That(again.ToJson(), Is.EqualTo(file.ToJson()));
        Assert.That(again.Comparisons[0], Is.EqualTo(file.Comparisons[0]));
        Assert.That(again.Yardstick, Is.EqualTo(file.Yardstick));
        Assert.That(again.Families!.Value[0].Members[0], Is.EqualTo(file.Families!.Value[0].Members[0]));
        Assert.That(Directory.GetFiles(folder["deep"]).Select(Path.GetFileName), Is.EqualTo(new[] { "results.json" }));
    }

    [Test]
    public void ToJson_AFile_HasTheContractsFields()
    {
        using var json = JsonDocument.Parse(SomeResults().ToJson());
        var root = json.RootElement;

        Assert.That(root.GetProperty("results")[0].GetProperty("agent").GetString(), Is.EqualTo("ppo"));
        Assert.That(root.GetProperty("comparisons")[0].EnumerateObject().Select(property => property.Name), Is.EqualTo(new[]
        {
            "a", "b", "accuracy_difference", "accuracy_difference_ci95", "cost_difference", "cost_difference_ci95", "verdict",
        }));
        Assert.That(root.GetProperty("yardstick").EnumerateObject().Select(property => property.Name), Is.EqualTo(new[]
        {
            "bayes_optimal_return", "best_fixed_return", "ppo_return", "gap_captured",
        }));
        Assert.That(root.GetProperty("fronts")[0].GetProperty("hyper_volume_ci95").GetArrayLength(), Is.EqualTo(2));
    }

    [Test]
    public void ToJson_EveryVerdict_HasItsName()
    {
        var names = Enum.GetValues<Verdict>().Select(verdict => JsonSerializer.Serialize(verdict).Trim('"'));

        Assert.That(names, Is.EqualTo(new[] { "dominates", "cheaper-noninferior", "trade-off", "dominated" }));
    }

    [Test]
    public void Read_NotAResultsFile_IsAnInputError()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["results.json"], "{ \"results\": 3 }");

        Assert.That(() => ResultsFile.Read(folder["results.json"]), Throws.TypeOf<InputException>().With.Message.Contains("results.json"));
        Assert.That(() => ResultsFile.Read(folder["absent.json"]), Throws.TypeOf<InputException>().With.Message.Contains("absent.json"));
    }

    [Test]
    public void Of_AYardstick_IsTheShareOfTheGap()
    {
        Assert.That(Yardstick.Of(0.75, 0.65, 0.73).GapCaptured, Is.EqualTo(0.8).Within(1e-12));
        Assert.That(() => Yardstick.Of(0.65, 0.65, 0.7), Throws.InstanceOf<ArgumentException>());
    }

    private static ResultsFile SomeResults()
    {
        var (a, b) = (Some.Noisy("ppo", 100, 0.9, 0.3, 1), Some.Noisy("fixed-look-raster-4", 100, 0.7, 0.45, 2));
        return new ResultsFile
        {
            Results = [EvaluationResult.Of(a, b), EvaluationResult.Of(b)],
            Comparisons = [Comparison.Of(a, b)],
            Yardstick = Yardstick.Of(0.744, 0.6797, 0.73),
            Families = [FamilyComparison.Of("fixed-look-raster", [a], [b])],
            Fronts = [FrontSummary.Of("ppo", [a], 0.5, new RandomStream(1), 20)],
        };
    }
}
