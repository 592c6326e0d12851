using MultiModalRL.Core;
using static TorchSharp.torch;

namespace MultiModalRL.Torch.Tests;

/// <summary>What holds whatever parts a model is put together from.</summary>
public sealed class MultiModalModelTests
{
    private const int Rows = 6;

    // What a softmax does not see has no gradient: a number that is added to all of its logits.
    private const string Unseen = "fusion.attention.keys.bias";

    [OneTimeSetUp]
    public void OneThread() => TorchRuntime.Configure(1);

    [TestCaseSource(typeof(TinyModel), nameof(TinyModel.Combinations))]
    public void Backward_AnyCombination_ReachesEveryParameter(ModelOptions options)
    {
        using var scope = NewDisposeScope();
        using var model = new MultiModalModel(TinyModel.Shape, options, 3);
        var output = model.Forward(TinyModel.Input(24));
        TinyModel.Loss(output).backward();
        Assert.That(output.Answers.shape, Is.EqualTo(new[] { 24L, 3 }));
        Assert.That(output.Looks.shape, Is.EqualTo(new[] { 24L, 9 }));
        Assert.That(output.Groups.shape, Is.EqualTo(new[] { 24L, 2 }));
        Assert.That(output.Values.shape, Is.EqualTo(new[] { 24L }));
        Assert.That(TinyModel.Numbers(output), Has.All.Matches<float>(float.IsFinite));
        foreach (var (name, parameter) in model.named_parameters().Where(named => named.name != Unseen))
        {
            var gradient = TinyModel.Floats(parameter.grad ?? throw new AssertionException($"{name} has no gradient"));
            Assert.That(gradient, Has.All.Matches<float>(float.IsFinite), name);
            Assert.That(gradient, Has.Some.Not.Zero, name);
        }
    }

    [TestCaseSource(typeof(TinyModel), nameof(TinyModel.Combinations))]
    public void Forward_HiddenPixelsOfAnyKind_GiveTheSameBits(ModelOptions options)
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        using var model = new MultiModalModel(TinyModel.Shape, options, 3);
        var input = TinyModel.Input(Rows);
        var shown = input.Revealed.view(Rows, 3, 1, 3, 1, 1).expand(Rows, 3, 4, 3, 4, 3).reshape(input.Pixels.shape).to(uint8);
        var noise = TinyModel.Input(Rows, seed: 6).Pixels;
        var hidden = Ops.SubtractFrom(1, shown.to(float32)).to(uint8);
        var scrambled = input with { Pixels = Ops.Add(input.Pixels.mul(shown), noise.mul(hidden)) };
        var other = input with { Pixels = Ops.Add(input.Pixels.mul(hidden), noise.mul(shown)) };
        var said = TinyModel.Numbers(model.Forward(input));
        Assert.That(TinyModel.Numbers(model.Forward(scrambled)), Is.EqualTo(said));
        Assert.That(TinyModel.Numbers(model.Forward(other)), Is.Not.EqualTo(said), "what is seen matters");
    }

    [TestCaseSource(typeof(TinyModel), nameof(TinyModel.Combinations))]
    public void Forward_RowByRow_SaysTheSame(ModelOptions options)
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        using var model = new MultiModalModel(TinyModel.Shape, options, 3);
        var input = TinyModel.Input(Rows);
        var together = model.Forward(input);
        for (var row = 0; row < Rows; row++)
        {
            var alone = model.Forward(new ModelInput(
                input.Pixels.narrow(0, row, 1), input.Revealed.narrow(0, row, 1), input.Question.narrow(0, row, 1),
                input.Thumbnail!.narrow(0, row, 1), input.Deadline.narrow(0, row, 1)));
            var expected = TinyModel.Numbers(new ModelOutput(
                together.Answers.narrow(0, row, 1), together.Looks.narrow(0, row, 1),
                together.Groups.narrow(0, row, 1), together.Values.narrow(0, row, 1)));
            Assert.That(TinyModel.Numbers(alone), Is.EqualTo(expected).Within(1e-5));
        }
    }

    [TestCaseSource(typeof(TinyModel), nameof(TinyModel.Combinations))]
    public void Weights_SavedAndLoaded_SayTheSame(ModelOptions options)
    {
        using var folder = new TemporaryFolder();
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        var path = Path.Combine(folder.Path, "model.safetensors");
        using var first = new MultiModalModel(TinyModel.Shape, options, 3);
        using var second = new MultiModalModel(TinyModel.Shape, options, 4);
        using var again = new MultiModalModel(TinyModel.Shape, options, 3);
        var input = TinyModel.Input(Rows);
        var said = TinyModel.Numbers(first.Forward(input));
        Assert.That(TinyModel.Numbers(again.Forward(input)), Is.EqualTo(said), "same seed");
        Assert.That(TinyModel.Numbers(second.Forward(input)), Is.Not.EqualTo(said), "another seed");
        WeightsFile.Save(first, path);
        WeightsFile.Load(second, path);
        Assert.That(TinyModel.Numbers(second.Forward(input)), Is.EqualTo(said));
    }

    [TestCaseSource(typeof(TinyModel), nameof(TinyModel.Combinations))]
    public void Forward_NothingSeenAndNothingAsked_IsFinite(ModelOptions options)
    {
        using var scope = NewDisposeScope();
        using var model = new MultiModalModel(TinyModel.Shape, options, 3);
        var input = TinyModel.Input(Rows);
        var output = model.Forward(input with { Revealed = zeros_like(input.Revealed), Question = zeros_like(input.Question) });
        TinyModel.Loss(output).backward();
        Assert.That(TinyModel.Numbers(output), Has.All.Matches<float>(float.IsFinite));
        Assert.That(
            model.parameters().Where(parameter => parameter.grad is not null).SelectMany(parameter => TinyModel.Floats(parameter.grad!)),
            Has.All.Matches<float>(float.IsFinite));
    }

    [TestCaseSource(typeof(TinyModel), nameof(TinyModel.Parts))]
    public void Forward_NoThumbnailAndNoPlaces_Works(ModelOptions options)
    {
        using var scope = NewDisposeScope();
        var shape = TinyModel.Shape with { Thumbnail = [] };
        using var model = new MultiModalModel(shape, options with { PlacedWidth = 0 }, 3);
        var output = model.Forward(TinyModel.Input(Rows, shape: shape));
        Assert.That(TinyModel.Numbers(output), Has.All.Matches<float>(float.IsFinite));
        Assert.That(model.named_parameters().Select(named => named.name), Has.None.Match("^fusion.*(place)"));
    }

    [TestCaseSource(typeof(TinyModel), nameof(TinyModel.Parts))]
    public void ForwardSteps_AnyFusion_EndsWithForward(ModelOptions options)
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        using var model = new MultiModalModel(TinyModel.Shape, options with { ReasoningSteps = 3 }, 3);
        var input = TinyModel.Input(Rows);
        var steps = model.ForwardSteps(input);
        Assert.That(steps, Has.Count.EqualTo(options.Fusion is "mac" or "chain" or "word-chain" ? 3 : 1));
        Assert.That(TinyModel.Numbers(steps[^1]), Is.EqualTo(TinyModel.Numbers(model.Forward(input))));
        Assert.That(steps.Select(step => string.Join(' ', TinyModel.Numbers(step))), Is.Unique);
        Assert.That(TinyModel.Floats(model.Answers(input)), Is.EqualTo(TinyModel.Floats(steps[^1].Answers)));
    }

    // Read off the first version: checkpoints name these, and an optimizer's state has them in this order.
    [Test]
    public void Names_OfTheDefaultParts_AreThoseOfTheFirstVersion()
    {
        using var model = new MultiModalModel(TinyModel.Shape, TinyModel.Options, 3);
        Assert.That(string.Join(' ', model.named_parameters().Select(named => named.name)), Is.EqualTo(
            "visual.patch.weight visual.patch.bias question.tokens.weight question.joined.weight question.joined.bias " +
            "fusion.places fusion.cell.weight fusion.cell.bias fusion.scale.weight fusion.scale.bias fusion.conditioning.weight " +
            "fusion.conditioning.bias fusion.matched.weight fusion.matched.bias fusion.placed.weight fusion.placed.bias " +
            "fusion.attention.queries.weight fusion.attention.queries.bias fusion.attention.keys.weight fusion.attention.keys.bias " +
            "fusion.attention.values.weight fusion.attention.values.bias fusion.summaryScale.weight fusion.summaryScale.bias " +
            "fusion.joined.weight fusion.joined.bias fusion.fused.weight fusion.fused.bias answerHead.weight answerHead.bias " +
            "lookHead.weight lookHead.bias lookContext.weight lookContext.bias groupHidden.weight groupHidden.bias groupHead.weight " +
            "groupHead.bias valueHidden.weight valueHidden.bias valueHead.weight valueHead.bias"));
    }

    // Patterns such as heads.* are of these.
    [Test]
    public void Names_OfOtherHeads_AreAfterTheirPart()
    {
        using var model = new MultiModalModel(TinyModel.Shape with { IsPriced = true }, TinyModel.Options with { Heads = "linear" }, 3);
        var names = model.named_parameters().Select(named => named.name);
        Assert.That(string.Join(' ', names.Where(name => model.RoleOf(name) is not null)), Is.EqualTo(
            "heads.answers.weight heads.answers.bias heads.looks.weight heads.looks.bias heads.groups.weight heads.groups.bias " +
            "heads.values.weight heads.values.bias heads.price.map.weight"));
    }

    // Numbers read off the first version after five steps of learning: the default parts compute what they computed.
    [TestCase("patch", new[] { -63.158813f, -61.246918f, -61.421535f, -65.9031f, -56.99212f, -55.386982f })]
    [TestCase("cnn", new[] { -52.752346f, -47.001575f, -51.80292f, -53.65327f, -48.587585f, -44.811073f })]
    public void Forward_OfTheDefaultParts_SaysWhatTheFirstVersionSaid(string visual, float[] expected)
    {
        using var scope = NewDisposeScope();
        var shape = TinyModel.Shape with
        {
            Image = new ImageShape(24, 24, 3),
            Side = 4,
            Tokens = ["", "?", "red", "is", "there", "a"],
            Thumbnail = [4, 4, 1],
        };
        using var model = new MultiModalModel(shape, new ModelOptions { Visual = visual }, 7);
        using var parameters = new FlatParameters(model);
        using var adam = new FlatAdam(parameters, new AdamOptions { Epsilon = 1e-5, WeightDecay = 0.01 });
        var input = FirstVersionsInput();
        for (var step = 0; step < 5; step++)
        {
            parameters.ZeroGradients();
            var output = model.Forward(input);
            Ops.Add(
                Ops.Add(Ops.Square(output.Answers).mean(), output.Values.mean()),
                Ops.Add(Ops.Square(output.Groups).mean(), Ops.Square(output.Looks).sum())).backward();
            parameters.ClipGradients(0.5);
            adam.Step(0.01);
        }

        Assert.That(TinyModel.Floats(model.Forward(input).Values), Is.EqualTo(expected).Within(1e-2));
    }

    private static ModelInput FirstVersionsInput()
    {
        var random = new RandomStream(5);
        var pixels = new byte[6 * 24 * 24 * 3];
        var (revealed, question) = (new float[6 * 16], new int[6 * 5]);
        var (thumbnail, deadline) = (new float[6 * 16], new float[6 * 2]);
        foreach (ref var pixel in pixels.AsSpan())
        {
            pixel = (byte)random.NextInt(256);
        }

        foreach (ref var cell in revealed.AsSpan())
        {
            cell = random.NextInt(2);
        }

        foreach (ref var token in question.AsSpan())
        {
            token = random.NextInt(6);
        }

        foreach (ref var value in thumbnail.AsSpan())
        {
            value = (float)random.NextDouble();
        }

        foreach (ref var value in deadline.AsSpan())
        {
            value = (float)random.NextDouble();
        }

        return new ModelInput(
            tensor(pixels).reshape(6, 24, 24, 3), tensor(revealed).reshape(6, 16), tensor(question).reshape(6, 5),
            tensor(thumbnail).reshape(6, 16), tensor(deadline).reshape(6, 2));
    }
}
