using MultiModalRL.Core;
using MultiModalRL.Torch;
using static TorchSharp.torch;

namespace MultiModalRL.Agents.Tests;

/// <summary>Reasoning that goes on from step to step says, bit for bit, what reasoning that begins anew says.</summary>
[NonParallelizable]
public sealed class ContinuedThoughtTests
{
    private const string World = "deliberate/GridShapes-v0";
    private const int Episodes = 12;
    private const int Steps = 4;

    [OneTimeSetUp]
    public void OneThread() => TorchRuntime.Configure(1);

    [Test]
    public void Act_GreedilyOneAtATime_SaysWhatBeginningAnewSays([Values("mac", "chain", "word-chain")] string fusion)
    {
        using var environment = GridWorld.Create(World, rows: 1);
        using var agent = new PpoAgent(SmallAgents.Context(environment), Options(fusion));
        var told = new List<(float Kept, float Anew)>();
        Play(environment, input => told.Add((Value(environment.Spec, agent.EvaluationPolicy, input), Value(environment.Spec, agent.BehaviorPolicy, input))));
        Assert.That(told, Has.Count.EqualTo(Episodes * Steps));
        Assert.That(told.Select(pair => pair.Kept), Is.EqualTo(told.Select(pair => pair.Anew)));
        Assert.That(told.Select(pair => pair.Kept).Distinct().Count(), Is.EqualTo(told.Count), "nothing changes from step to step");
    }

    [Test]
    public void Act_AfterAQuestionsFirstStep_NeedsNoImage([Values("mac", "chain", "word-chain")] string fusion)
    {
        using var environment = GridWorld.Create(World, rows: 1);
        using var network = NetworkCheckpoint.Create(SmallAgents.Context(environment), Options(fusion).Model);
        using var thought = new ContinuedThought(network);
        using var tensors = network.Tensors(1);
        var steps = 0;
        Play(environment, input =>
        {
            using var scope = NewDisposeScope();
            using var mode = inference_mode();
            Assert.That(thought.GoesOn(input.Observations), Is.EqualTo(steps++ % Steps > 0));
            var pixels = thought.GoesOn(input.Observations) ? null! : network.Pixels(input.Observations);
            Assert.That(thought.Of(input.Observations, tensors.Load(input.Observations, pixels)).Fused.numel(), Is.Positive);
        });
    }

    [Test]
    public void Act_WhereWeightsChangeWithinAnEpisode_BeginsAnew([Values("mac", "word-chain")] string fusion)
    {
        using var folder = new TemporaryFolder();
        using var environment = GridWorld.Create(World, rows: 1);
        using var other = new PpoAgent(SmallAgents.Context(environment, seed: 9), Options(fusion));
        other.Save(folder.Path);
        using var agent = new PpoAgent(SmallAgents.Context(environment), Options(fusion));
        var steps = 0;
        Play(environment, input =>
        {
            if (steps++ == 2)
            {
                agent.Load(folder.Path);
            }

            Assert.That(Value(environment.Spec, agent.EvaluationPolicy, input), Is.EqualTo(Value(environment.Spec, agent.BehaviorPolicy, input)), $"step {steps}");
        });
    }

    [Test]
    public void AnswerProbabilities_OneAtATime_AreThoseOfBeginningAnew([Values("mac", "chain", "word-chain")] string fusion)
    {
        using var environment = GridWorld.Create(World, rows: 1);
        var context = SmallAgents.Context(environment);
        using var network = NetworkCheckpoint.Create(context, Options(fusion).Model);
        using var keeping = new NetworkAnswerModel(network);
        var answers = network.Fields.Answers.Count;
        var (kept, anew) = (new List<float[]>(), new List<float[]>());
        Play(environment, input =>
        {
            kept.Add(Asked(keeping, input));
            using var fresh = new NetworkAnswerModel(network);
            anew.Add(Asked(fresh, input));
        });
        Assert.That(kept, Has.Count.EqualTo(Episodes * Steps));
        Assert.That(kept, Is.EqualTo(anew));

        float[] Asked(NetworkAnswerModel model, PolicyInput input)
        {
            var probabilities = new float[answers];
            model.AnswerProbabilities(input.Observations, probabilities);
            return probabilities;
        }
    }

    [Test]
    public void Takes_WhatCannotBeGoneOnWith_IsNothing()
    {
        using var two = GridWorld.Create(World, rows: 2);
        using var looking = GridWorld.Create(GridWorld.Glimpse, rows: 1);
        using var one = GridWorld.Create(World, rows: 1);
        Assert.Multiple(() =>
        {
            Assert.That(Takes(two, "mac"), Is.False, "two rows");
            Assert.That(Takes(looking, "mac"), Is.False, "looks");
            Assert.That(Takes(one, "film"), Is.False, "no steps");
            Assert.That(Takes(one, "mac"), Is.True);
        });

        static bool Takes(IVectorEnvironment environment, string fusion)
        {
            using var network = NetworkCheckpoint.Create(SmallAgents.Context(environment), Options(fusion).Model);
            using var thought = new ContinuedThought(network);
            var (first, info) = (new VectorStep(environment.Spec, environment.Count), new Columns(environment.Spec.Info, environment.Count));
            environment.Reset(EpisodePlan.EachOnce(7, 4), first, info);
            return thought.Takes(first.Observations);
        }
    }

    private static PpoOptions Options(string fusion) =>
        SmallAgents.PpoOptions with { Model = SmallAgents.Model with { Fusion = fusion, ReasoningSteps = Steps } };

    private static float Value(EnvironmentSpec spec, IPolicy policy, PolicyInput input)
    {
        var (extras, actions) = (new Columns(policy.Extras, 1), new Columns(spec.Action, 1));
        using var state = policy.CreateState(1);
        policy.Act(input, state, actions, extras);
        return extras.All(policy.Extras.Field<float>("value"))[0];
    }

    /// <summary>Thinks as long as that is legal, then answers, and looks on at each step.</summary>
    private static void Play(IVectorEnvironment environment, Step each)
    {
        var spec = environment.Spec;
        var fields = new QuestionAnsweringFields(spec);
        var think = fields.Spending!.Value.Start;
        var (before, after) = (new VectorStep(spec, 1), new VectorStep(spec, 1));
        var (info, actions) = (new Columns(spec.Info, 1), new Columns(spec.Action, 1));
        environment.Reset(EpisodePlan.EachOnce(7, Episodes), before, info);
        for (var step = 0; step < Episodes * Steps; step++)
        {
            each(before.Input);
            actions.All(fields.Action)[0] = before.Observations.Values(fields.Legal, 0)[think] == 1 ? think : fields.Answers.Start;
            environment.Step(actions, after, info);
            (before, after) = (after, before);
        }
    }

    private delegate void Step(PolicyInput input);
}
