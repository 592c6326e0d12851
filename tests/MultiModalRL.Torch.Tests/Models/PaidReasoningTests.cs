using MultiModalRL.Core;
using static TorchSharp.torch;

namespace MultiModalRL.Torch.Tests;

/// <summary>What is computed only where it is paid for, and answers that are not offered.</summary>
public sealed class PaidReasoningTests
{
    private const int Rows = 6;

    private static readonly ModelOptions Mac = TinyModel.Options with { Fusion = "mac", ReasoningSteps = 3 };

    [OneTimeSetUp]
    public void OneThread() => TorchRuntime.Configure(1);

    [TestCase("mac")]
    [TestCase("chain")]
    [TestCase("word-chain")]
    public void Forward_ThoughtsARow_SaysWhatTheStepsSay(string fusion)
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        using var model = new MultiModalModel(TinyModel.Shape with { PaidSteps = 3 }, Mac with { Fusion = fusion }, 3);
        var input = TinyModel.Input(Rows);
        long[] thoughts = [0, 2, 1, 1, 0, 2];
        var steps = model.ForwardSteps(input);
        var output = model.Forward(input with { Thoughts = tensor(thoughts).unsqueeze(1) });
        for (var row = 0; row < Rows; row++)
        {
            var expected = steps[(int)thoughts[row]];
            Assert.That(TinyModel.Floats(output.Answers[row]), Is.EqualTo(TinyModel.Floats(expected.Answers[row])), $"row {row}");
            Assert.That(TinyModel.Floats(output.Groups[row]), Is.EqualTo(TinyModel.Floats(expected.Groups[row])), $"row {row}");
        }
    }

    [Test]
    public void Step_OneAfterTheOther_SaysWhatForwardSays(
        [Values("mac", "chain", "word-chain")] string fusion, [Values(1, Rows)] int rows, [Values] Precision precision)
    {
        using var scope = NewDisposeScope();
        using var mode = inference_mode();
        using var model = new MultiModalModel(
            TinyModel.Shape with { PaidSteps = 3 }, Mac with { Fusion = fusion }, 3, precision: precision);
        var input = TinyModel.Input(rows);
        using var reasoning = model.Begin(input);
        for (var step = 0; step < 3; step++)
        {
            Understanding understanding;
            // What is gone on with must outlive the scope of the call that made it.
            using (var call = NewDisposeScope())
            {
                reasoning.Step();
                understanding = model.Understand(reasoning, input with { Pixels = null! });
                understanding = new Understanding(
                    understanding.Cells.MoveToOuterDisposeScope(), understanding.Fused.MoveToOuterDisposeScope(), understanding.Question.MoveToOuterDisposeScope());
            }

            var expected = model.Understand(input with { Thoughts = tensor(Enumerable.Repeat((long)step, rows).ToArray()).unsqueeze(1) });
            Assert.That(TinyModel.Floats(understanding.Fused), Is.EqualTo(TinyModel.Floats(expected.Fused)), $"step {step}");
            Assert.That(TinyModel.Floats(understanding.Cells.to(float32)), Is.EqualTo(TinyModel.Floats(expected.Cells.to(float32))), $"step {step}");
        }

        Assert.That(reasoning.Taken, Is.EqualTo(3));
    }

    [Test]
    public void Step_ManyTimes_HoldsNoMoreTensors([Values("mac", "chain", "word-chain")] string fusion)
    {
        using var model = new MultiModalModel(TinyModel.Shape with { PaidSteps = 3 }, Mac with { Fusion = fusion }, 3);
        Think();
        // Of this thread: Tensor.TotalCount also falls with what the collector finds of other tests.
        var before = Alive();
        for (var i = 0; i < 5; i++)
        {
            Think();
        }

        Assert.That(Alive(), Is.EqualTo(before));

        void Think()
        {
            using var scope = NewDisposeScope();
            using var mode = inference_mode();
            var input = TinyModel.Input(1);
            using var reasoning = model.Begin(input);
            for (var step = 0; step < 3; step++)
            {
                reasoning.Step();
                _ = model.Understand(reasoning, input);
            }
        }
    }

    [Test]
    public void Step_TheEncoderKeepsWhatItGives_LeavesIt([Values("mac", "chain", "word-chain")] string fusion)
    {
        using var scope = NewDisposeScope();
        using var mode = inference_mode();
        var parts = new ModelPartRegistry([new ModelPart<QuestionEncoder>("same", "Always the same.", context => new SameQuestion(context))]);
        using var model = new MultiModalModel(TinyModel.Shape with { PaidSteps = 3 }, Mac with { Fusion = fusion, Question = "same" }, 3, parts);
        for (var question = 0; question < 3; question++)
        {
            using var reasoning = model.Begin(TinyModel.Input(1));
            reasoning.Step();
            Assert.That(TinyModel.Floats(model.Understand(reasoning, TinyModel.Input(1)).Fused), Has.All.Matches<float>(float.IsFinite));
        }
    }

    [Test]
    public void Understand_TheWeightsChanged_IsRefused()
    {
        using var scope = NewDisposeScope();
        using var mode = inference_mode();
        using var model = new MultiModalModel(TinyModel.Shape with { PaidSteps = 3 }, Mac, 3);
        using var reasoning = model.Begin(TinyModel.Input(1));
        reasoning.Step();
        WeightCopy.ForgetAll(model);
        Assert.That(model.IsCurrent(reasoning), Is.False);
        Assert.That(() => model.Understand(reasoning, TinyModel.Input(1)), Throws.InvalidOperationException.With.Message.Contains("begin anew"));
    }

    [Test]
    public void Make_NoFusionNamed_ReasonsInStepsWhereTheyArePaid()
    {
        var options = TinyModel.Options with { Fusion = null };
        using var paid = new MultiModalModel(TinyModel.Shape with { PaidSteps = options.ReasoningSteps }, options, 3);
        using var free = new MultiModalModel(TinyModel.Shape, options, 3);
        Assert.That((paid.Options.Fusion, paid.ReasonsInSteps), Is.EqualTo(("mac", true)));
        Assert.That((free.Options.Fusion, free.ReasonsInSteps), Is.EqualTo(("film", false)));
    }

    [Test]
    public void Begin_WhereTheFusionDoesNotReasonInSteps_IsRefused()
    {
        using var model = new MultiModalModel(TinyModel.Shape, TinyModel.Options with { Fusion = "concat" }, 3);
        Assert.That(model.ReasonsInSteps, Is.False);
        Assert.That(() => model.Begin(TinyModel.Input(1)), Throws.InvalidOperationException.With.Message.Contains("'concat'"));
    }

    [TestCase("mac")]
    [TestCase("chain")]
    [TestCase("word-chain")]
    public void Make_OtherNumberOfStepsThanArePaidFor_IsRefused(string fusion) => Assert.That(
        () => new MultiModalModel(TinyModel.Shape with { PaidSteps = 4 }, Mac with { Fusion = fusion }, 3),
        Throws.TypeOf<InputException>().With.Message.EqualTo("model.reasoningSteps is 3: expected 4, the steps that the environment lets reasoning take"));

    [Test]
    public void Forward_RevealedAsAWhole_RowsSayWhatTheySayAlone()
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        using var model = new MultiModalModel(TinyModel.Shape with { RevealsWhole = true }, TinyModel.Options, 3);
        float[] shown = [1, 0, 0, 1, 1, 0];
        var input = TinyModel.Input(Rows) with { };
        input = input with { Revealed = tensor(shown).unsqueeze(1).expand(Rows, TinyModel.Shape.Cells).contiguous() };
        var together = model.Forward(input);
        for (var row = 0; row < Rows; row++)
        {
            var alone = model.Forward(new ModelInput(
                input.Pixels.narrow(0, row, 1), input.Revealed.narrow(0, row, 1), input.Question.narrow(0, row, 1),
                input.Thumbnail?.narrow(0, row, 1), input.Deadline.narrow(0, row, 1)));
            Assert.That(TinyModel.Floats(alone.Answers), Is.EqualTo(TinyModel.Floats(together.Answers[row])).Within(1e-6), $"row {row}");
        }

        var blank = input with { Pixels = zeros_like(input.Pixels) };
        var (seen, unseen) = (model.Forward(blank).Answers, together.Answers);
        Assert.That(TinyModel.Floats(seen[1]), Is.EqualTo(TinyModel.Floats(unseen[1])), "what is not revealed changes nothing");
        Assert.That(TinyModel.Floats(seen[0]), Is.Not.EqualTo(TinyModel.Floats(unseen[0])));
    }

    [Test]
    public void Forward_IllegalAnswers_HaveNoProbabilityAndNoGradient()
    {
        using var scope = NewDisposeScope();
        using var model = new MultiModalModel(TinyModel.Shape, TinyModel.Options, 3);
        var legal = tensor(new byte[] { 1, 1, 0, 1, 0, 0, 1, 1, 1, 1, 1, 0, 1, 1, 0, 1, 1, 1 }).view(Rows, 3);
        var input = TinyModel.Input(Rows) with { LegalAnswers = legal };
        var actions = ActionLogits.Of(model.Forward(input), input.Revealed.logical_not());
        var probabilities = actions.Answers.exp();
        Assert.That(TinyModel.Floats(probabilities.sum(-1)), Is.All.EqualTo(1f).Within(1e-5));
        Assert.That(TinyModel.Floats(probabilities.masked_select(legal.logical_not())), Is.All.Zero);
        Assert.That(TinyModel.Floats(probabilities[1]), Is.EqualTo(new[] { 1f, 0, 0 }));
        Assert.That(TinyModel.Floats(actions.AnswerEntropy)[1], Is.Zero);
        actions.AnswerEntropy.sum().backward();
        Assert.That(model.parameters().Where(p => p.grad is not null).SelectMany(p => TinyModel.Floats(p.grad!)), Has.All.Matches<float>(float.IsFinite));
        Assert.That(TinyModel.Floats(model.Answers(input).softmax(-1)), Is.EqualTo(TinyModel.Floats(probabilities)).Within(1e-6));
    }

    private static long Alive() => TorchSharp.DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;

    // Gives the very tensors that it keeps.
    private sealed class SameQuestion : QuestionEncoder
    {
        private readonly Tensor summary;
        private readonly Tensor words;

        public SameQuestion(PartContext context) : base(nameof(SameQuestion))
        {
            summary = ones(1, context.Options.FusedWidth).DetachFromDisposeScope();
            words = ones(1, context.Shape.QuestionLength, WordWidth).DetachFromDisposeScope();
        }

        public override int WordWidth => 4;

        public override EncodedQuestion Encode(Tensor question) => new(summary, words);
    }
}
