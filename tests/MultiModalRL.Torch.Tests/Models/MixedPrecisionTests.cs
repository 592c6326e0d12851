using MultiModalRL.Core;
using static TorchSharp.torch;

namespace MultiModalRL.Torch.Tests;

/// <summary>Features in bfloat16, which has 8 bits of precision: 1/256 of a number is what rounding may change.</summary>
public sealed class MixedPrecisionTests
{
    [OneTimeSetUp]
    public void OneThread() => TorchRuntime.Configure(1);

    [TestCaseSource(typeof(TinyModel), nameof(TinyModel.Parts))]
    public void Forward_InBfloat16_IsNearSinglePrecision(ModelOptions options)
    {
        using var scope = NewDisposeScope();
        using var model = new MultiModalModel(TinyModel.Shape, options, 3, precision: Precision.Bf16);
        using var single = new MultiModalModel(TinyModel.Shape, options, 3);
        var input = TinyModel.Input(24);
        var (output, exact) = (model.Forward(input), single.Forward(input));
        foreach (var (part, expected) in Tensors(output).Zip(Tensors(exact)))
        {
            Assert.That(part.dtype, Is.EqualTo(ScalarType.Float32));
            var scale = expected.abs().max().item<float>();
            Assert.That(TinyModel.Floats(part), Is.EqualTo(TinyModel.Floats(expected)).Within(0.05 * scale));
            Assert.That(TinyModel.Floats(part), Is.Not.EqualTo(TinyModel.Floats(expected)), "bfloat16 rounds");
        }
    }

    [TestCaseSource(typeof(TinyModel), nameof(TinyModel.Combinations))]
    public void Backward_InBfloat16_GivesSinglePrecisionGradientsNearTheExactOnes(ModelOptions options)
    {
        using var scope = NewDisposeScope();
        using var model = new MultiModalModel(TinyModel.Shape, options, 3, precision: Precision.Bf16);
        using var single = new MultiModalModel(TinyModel.Shape, options, 3);
        using var parameters = new FlatParameters(model);
        using var exact = new FlatParameters(single);
        var input = TinyModel.Input(24);
        TinyModel.Loss(model.Forward(input)).backward();
        TinyModel.Loss(single.Forward(input)).backward();
        Assert.That(parameters.Gradients.dtype, Is.EqualTo(ScalarType.Float32));
        Assert.That(TinyModel.Floats(parameters.Gradients), Has.All.Matches<float>(float.IsFinite));
        var cosine = parameters.Gradients.dot(exact.Gradients).div(parameters.Gradients.norm().mul(exact.Gradients.norm()));
        Assert.That(cosine.item<float>(), Is.GreaterThan(0.95f));
    }

    // The weights move by less than bfloat16 can tell apart: only single-precision masters add such steps up.
    [Test]
    public void Step_TooSmallForBfloat16_StillAddsUp()
    {
        using var scope = NewDisposeScope();
        using var model = new MultiModalModel(TinyModel.Shape, TinyModel.Options, 3, precision: Precision.Bf16);
        using var parameters = new FlatParameters(model);
        using var adam = new FlatAdam(parameters);
        var before = parameters.Values.clone();
        var rounded = parameters.Values.to(bfloat16);
        TinyModel.Loss(model.Forward(TinyModel.Input(8))).backward();
        adam.Step(1e-6);
        var (moved, coarse) = (Share(parameters.Values.ne(before)), Share(parameters.Values.to(bfloat16).ne(rounded)));
        Assert.That(moved, Is.GreaterThan(0.5f));
        Assert.That(coarse, Is.LessThan(0.05f));

        static float Share(Tensor mask) => mask.to(float32).mean().item<float>();
    }

    private static Tensor[] Tensors(in ModelOutput output) => [output.Answers, output.Looks, output.Groups, output.Values];
}
