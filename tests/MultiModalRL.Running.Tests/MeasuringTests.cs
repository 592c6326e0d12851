using MultiModalRL.Core;

namespace MultiModalRL.Running.Tests;

[TestFixture]
public sealed class MeasuringTests
{
    private Laboratory laboratory;

    [SetUp]
    public void SetUp() => laboratory = new Laboratory();

    [TearDown]
    public void TearDown() => laboratory.Dispose();

    [Test]
    public void Outcomes_WhateverTheNumberOfRows_AreEveryExampleOnceInOrder([Values(1, 3, 40, 64)] int rows)
    {
        var expected = Play(rows: 7);
        var outcomes = Play(rows);
        Assert.That(outcomes.Outcomes.Select(outcome => outcome.Example), Is.EqualTo(Enumerable.Range(0, 40)));
        Assert.That(
            outcomes.Outcomes.Select(outcome => (outcome.Answer, outcome.Reward, string.Join(',', outcome.Actions))),
            Is.EqualTo(expected.Outcomes.Select(outcome => (outcome.Answer, outcome.Reward, string.Join(',', outcome.Actions)))));
    }

    [Test]
    public void Outcomes_OfEveryEpisode_AgreeWithTheirActions()
    {
        var outcomes = Play(rows: 6).Outcomes;
        Assert.That(outcomes.Select(outcome => outcome.Actions.Length).Distinct().Count(), Is.GreaterThan(1));
        foreach (var outcome in outcomes)
        {
            var looks = outcome.Actions.Length - 1;
            Assert.Multiple(() =>
            {
                Assert.That(outcome.Actions[..^1], Has.All.GreaterThanOrEqualTo(3));
                Assert.That(outcome.Actions, Is.Unique);
                Assert.That(outcome.Answer, Is.EqualTo(outcome.Actions[^1]));
                Assert.That(outcome.Accuracy, Is.EqualTo(outcome.Answer == outcome.Example % 3 ? 1 : 0));
                Assert.That(outcome.Cost, Is.EqualTo(looks / 4.0));
                Assert.That(outcome.Reward, Is.EqualTo(outcome.Accuracy - 0.1 * outcome.Cost).Within(1e-6));
            });
        }
    }

    [Test]
    public void Outcomes_OfSomeExamples_AreTheFirst()
    {
        using var environment = laboratory.Environment(4);
        using var policy = new LinearPolicy(environment.Spec, new double[7], noise: 1);
        var outcomes = new Evaluator(environment, 3).Outcomes(policy, "any", Split.Train, episodes: 6);
        Assert.That(outcomes.Outcomes.Select(outcome => outcome.Example), Is.EqualTo(Enumerable.Range(0, 6)));
    }

    [Test]
    public void Episodes_WhateverTheNumberOfRows_AreTheSame()
    {
        var all = new[] { 1, 5, 9 }.Select(rows =>
        {
            using var environment = laboratory.Environment(rows);
            using var policy = new LinearPolicy(environment.Spec, new double[7], noise: 1);
            return new Evaluator(environment, 3).Episodes(policy, 12).ToArray();
        }).ToArray();
        Assert.That(all[0], Has.Length.EqualTo(12));
        Assert.That(all[1], Is.EqualTo(all[0]));
        Assert.That(all[2], Is.EqualTo(all[0]));
    }

    [Test]
    public void Measure_OfAPolicyThatTakesTwoMillisecondsAnAction_IsTwoAnAction()
    {
        using var environment = laboratory.Environment(1);
        using var inner = new LinearPolicy(environment.Spec, [0, 0, 0, 1, 1, 0, 0], noise: 0);
        using var slow = new SlowPolicy(inner, laboratory.Clock, TimeSpan.FromMilliseconds(2));
        var times = new ResponseTimer(environment, 3, laboratory.Clock).Measure(slow, episodes: 30);
        Assert.That(times, Has.Length.EqualTo(30).And.All.EqualTo(6));
        Assert.That(slow.Calls, Is.EqualTo(3 * (20 + 30)));
    }

    [Test]
    public void Measure_InSeveralRows_IsRefused()
    {
        using var environment = laboratory.Environment(2);
        using var policy = new LinearPolicy(environment.Spec, new double[7], noise: 1);
        Assert.That(() => new ResponseTimer(environment, 3, laboratory.Clock).Measure(policy), Throws.ArgumentException);
    }

    [Test]
    public void Start_OfACalibratedAgent_RecordsTheTableAndSavesTheBest()
    {
        laboratory.Run(laboratory.Request("picker", "picker")).Start();
        var manifest = new RunFolder(laboratory.Folder("picker")).ReadManifest();
        var calibration = manifest.Calibrations.Single();
        Assert.Multiple(() =>
        {
            // 40 examples modulo 3: fourteen 0s, thirteen 1s, thirteen 2s.
            Assert.That(calibration.Candidates.Select(result => (result.Value, result.Accuracy)), Is.EqualTo(new[]
            {
                (2.0, (double?)13 / 40), (1.0, 13.0 / 40), (0.0, 14.0 / 40),
            }));
            Assert.That(calibration.Selected, Is.Zero);
            Assert.That(calibration.Examples, Is.EqualTo(40));
        });
        var measured = new EvaluationRun(laboratory.Evaluation("picker") with { TrainedRun = laboratory.Folder("picker") }, laboratory.Clock)
        {
            Calibrated = _ => Assert.Fail("the run's own choice holds"),
        }.Execute();
        Assert.That(measured.Greedy!.Outcomes.Average(outcome => outcome.Accuracy), Is.EqualTo(14.0 / 40));
    }

    [Test]
    public void Execute_WithoutARun_CalibratesBeforeItMeasures()
    {
        var told = new List<Calibration>();
        var measured = new EvaluationRun(laboratory.Evaluation("picker"), laboratory.Clock) { Calibrated = told.Add }.Execute();
        Assert.That(told.Single(), Is.EqualTo(measured.Calibration));
        Assert.That(measured.Greedy!.Outcomes.Select(outcome => outcome.Answer), Has.All.Zero);
        Assert.That(measured.Stochastic, Is.Null, "the two policies are one");
        Assert.That(measured.ResponseMilliseconds, Has.Length.EqualTo(40));
    }

    [Test]
    public void Execute_WhereTheUserChose_CalibratesNothing()
    {
        var request = laboratory.Evaluation("picker", new PickerOptions { Answer = 1 }) with { TimedEpisodes = 0 };
        var measured = new EvaluationRun(request, laboratory.Clock).Execute();
        Assert.That(measured.Calibration, Is.Null);
        Assert.That(measured.Greedy!.Outcomes.Select(outcome => outcome.Answer), Has.All.EqualTo(1));
        Assert.That(measured.ResponseMilliseconds, Is.Empty);
    }

    [Test]
    public void Execute_OfALearnedAgentWithoutItsRun_SaysSo([Values("curious", "student")] string agent) => Assert.That(
        () => new EvaluationRun(laboratory.Evaluation(agent), laboratory.Clock).Execute(),
        Throws.TypeOf<InputException>().With.Message.EqualTo($"agent '{agent}' must be trained first: give its run with --run RUN"));

    [Test]
    public void Execute_OfATrainedRun_MeasuresBothPolicies()
    {
        laboratory.Run(laboratory.Request("run")).Start();
        var request = laboratory.Evaluation("curious") with { TrainedRun = laboratory.Folder("run"), Episodes = 10 };
        var measured = new EvaluationRun(request, laboratory.Clock).Execute();
        Assert.That(measured.Greedy!.Outcomes, Has.Length.EqualTo(10));
        Assert.That(measured.Stochastic!.Outcomes, Has.Length.EqualTo(10));
        Assert.That(measured.Greedy.Outcomes.Select(outcome => outcome.Actions[0]).Distinct().Count(), Is.EqualTo(1));
        Assert.That(measured.Stochastic.Outcomes.Select(outcome => outcome.Actions[0]).Distinct().Count(), Is.GreaterThan(1));
    }

    [Test]
    public void Execute_WhenCancelled_Stops()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.That(
            () => new EvaluationRun(laboratory.Evaluation("picker"), laboratory.Clock).Execute(cancelled.Token),
            Throws.InstanceOf<OperationCanceledException>());
    }

    private OutcomeSet Play(int rows)
    {
        using var environment = laboratory.Environment(rows);
        using var policy = new LinearPolicy(environment.Spec, new double[7], noise: 1);
        return new Evaluator(environment, 3).Outcomes(policy, "any", Split.Train);
    }
}
