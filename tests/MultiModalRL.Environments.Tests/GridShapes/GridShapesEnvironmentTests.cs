using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

/// <summary>The benchmark as environments, made by id as users do.</summary>
public sealed class GridShapesEnvironmentTests
{
    private const int Rows = 64;

    [TestCase("none")]
    [TestCase("occupancy")]
    public void Step_OptimalActions_EarnTheOptimalReturn(string thumbnail)
    {
        var options = new GridShapesExistsOptions { Thumbnail = thumbnail == "none" ? GridThumbnail.None : GridThumbnail.Occupancy };
        var yardstick = new ExistsYardstick(ExistsSetting.Of(options, 0.4)!);
        using var environment = Make("glimpse/GridShapesExists-v0", new()
        {
            ["benchmark"] = new JsonObject { ["thumbnail"] = thumbnail },
            ["reward"] = new JsonObject { ["price"] = 0.4 },
        });
        var generator = new GridShapesGenerator(options, Split.Test);
        var examples = generator.Generate(environment.Spec.ExampleCount);
        var earned = Play(environment, (example, revealed) => Act(yardstick, generator.Questions, examples, example, revealed));
        var deviation = Math.Sqrt(earned.Average(value => value * value) - Math.Pow(earned.Average(), 2));
        Assert.That(earned.Average(), Is.EqualTo(yardstick.OptimalReturn).Within(3 * deviation / Math.Sqrt(earned.Length)));
    }

    [Test]
    public void Spec_Glimpse_HasTheSizesItsReadmeNames()
    {
        using var environment = Make("glimpse/GridShapes-v0", new() { ["benchmark"] = new JsonObject { ["thumbnail"] = "occupancy" } });
        var keys = new QuestionAnsweringFields(environment.Spec);
        Assert.Multiple(() =>
        {
            Assert.That(keys.Images.Shape, Is.EqualTo(new ImageShape(24, 24, 3)));
            Assert.That(keys.Revealed.Width, Is.EqualTo(9));
            Assert.That(keys.Question.Width, Is.EqualTo(9));
            Assert.That(keys.Thumbnail!.Value.Width, Is.EqualTo(9));
            Assert.That(keys.Answers.Count, Is.EqualTo(12));
            Assert.That(keys.Looks!.Value.Count, Is.EqualTo(9));
        });
    }

    [TestCase("oneshot/GridShapes-v0")]
    [TestCase("oneshot/GridShapesExists-v0")]
    public void Step_ReferenceAnswers_AreAllAccurate(string id)
    {
        using var environment = Make(id, []);
        var (info, keys) = (new QuestionAnsweringInfo(environment.Spec.Info), new QuestionAnsweringFields(environment.Spec));
        var (step, facts) = (new VectorStep(environment.Spec, Rows), new Columns(environment.Spec.Info, Rows));
        var actions = new Columns(environment.Spec.Action, Rows);
        environment.Reset(EpisodePlan.EachOnce(3, environment.Spec.ExampleCount), step, facts);
        for (var row = 0; row < Rows; row++)
        {
            actions.All(keys.Action)[row] = keys.Answers.Start + facts.All(info.Reference)[row] - 1;
        }

        environment.Step(actions, step, facts);
        Assert.That(facts.All(info.Accuracy).ToArray(), Is.All.EqualTo(1f));
    }

    /// <summary>The return of every example, played once.</summary>
    private static double[] Play(IVectorEnvironment environment, Func<int, byte[], (bool IsLook, int Index)> act)
    {
        var (info, keys) = (new QuestionAnsweringInfo(environment.Spec.Info), new QuestionAnsweringFields(environment.Spec));
        var (step, facts) = (new VectorStep(environment.Spec, Rows), new Columns(environment.Spec.Info, Rows));
        var actions = new Columns(environment.Spec.Action, Rows);
        var returns = new double[environment.Spec.ExampleCount];
        environment.Reset(EpisodePlan.EachOnce(3, returns.Length), step, facts);
        var playing = new int[Rows];
        while (!step.Status.ToArray().All(status => status == StepStatus.Idle))
        {
            for (var row = 0; row < Rows; row++)
            {
                // Image handles number the examples; an idle row's action is not looked at.
                playing[row] = Math.Max(step.Observations.Values(keys.Image, row)[0], 0);
                var (isLook, index) = act(playing[row], step.Observations.Values(keys.Revealed, row).ToArray());
                actions.All(keys.Action)[row] = index + (isLook ? keys.Looks!.Value.Start : keys.Answers.Start);
            }

            environment.Step(actions, step, facts);
            for (var row = 0; row < Rows; row++)
            {
                returns[playing[row]] += step.Status[row] == StepStatus.Idle ? 0 : step.Rewards[row];
            }
        }

        return returns;
    }

    private static (bool IsLook, int Index) Act(
        ExistsYardstick yardstick, GridQuestionSet questions, GridShapesExamples examples, int example, byte[] revealed)
    {
        var words = examples.Questions[example].Text.Split(' ');
        var target = words.Length == 4 ? ExistsTarget.Shape : words[4] == "shape" ? ExistsTarget.Color : ExistsTarget.ColoredShape;
        var grid = examples.Grid(example).ToArray();
        var isSearched = Array.ConvertAll(grid, code => !yardstick.Setting.SeesOccupancy || code != 0);
        var isMatched = Enumerable.Range(0, 9).Any(cell => revealed[cell] == 1 && Matches(questions, words, grid[cell]));
        var decision = isMatched
            ? ExistsDecision.Yes
            : yardstick.Decide(target, revealed.Count(seen => seen == 1), isSearched.Count(searched => searched));
        return decision switch
        {
            ExistsDecision.Look => (true, Enumerable.Range(0, 9).First(cell => isSearched[cell] && revealed[cell] == 0)),
            ExistsDecision.Yes => (false, 1),
            _ => (false, 0),
        };
    }

    private static bool Matches(GridQuestionSet questions, string[] words, byte code) =>
        code != 0 && words[3..].Where(word => word != "shape").All(questions.Shapes.Name(code).Split(' ').Contains);

    private static IVectorEnvironment Make(string id, JsonObject json)
    {
        using var services = new ServiceCollection().AddMultiModalRL().AddModulesFrom(typeof(GridShapesModule).Assembly).BuildServiceProvider();
        var registration = services.GetRequiredService<EnvironmentRegistry>().Get(id);
        var options = OptionsBinder.Bind(registration.OptionsType, json, "environment");
        return registration.Create(new EnvironmentRequest(Rows, Split.Test, null, 1), options);
    }
}
