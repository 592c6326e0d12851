using MultiModalRL.Core;
using static TorchSharp.torch;

namespace MultiModalRL.Torch.Tests;

/// <summary>Weights in bfloat16 are kept while a model acts, and never outlive those that they are of.</summary>
public sealed class WeightCopyTests
{
    [OneTimeSetUp]
    public void OneThread() => TorchRuntime.Configure(1);

    [Test]
    public void Of_WhileActing_IsConvertedOnceUntilTheWeightsChange()
    {
        using var scope = NewDisposeScope();
        using var layer = new DenseLayer(2, 1);
        using var parameters = new FlatParameters(layer);
        parameters.Overwrite(ones_like(parameters.Values));
        Assert.That(Acted(layer), Is.EqualTo(3));

        // Behind its back: what is kept does not know.
        using (no_grad())
        {
            parameters.Values.zero_();
        }

        Assert.That(Acted(layer), Is.EqualTo(3));
        Assert.That(layer.forward(Ones).to(float32).item<float>(), Is.Zero, "outside of inference mode each look converts anew");
        parameters.Changed();
        Assert.That(Acted(layer), Is.Zero);

        static float Acted(DenseLayer layer)
        {
            using var mode = inference_mode();
            return layer.forward(Ones).to(float32).item<float>();
        }
    }

    [TestCaseSource(typeof(TinyModel), nameof(TinyModel.Parts))]
    public void Forward_AfterAnyChangeOfTheWeights_ActsByTheNewOnes(ModelOptions options)
    {
        using var folder = new TemporaryFolder();
        using var scope = NewDisposeScope();
        using var model = new MultiModalModel(TinyModel.Shape, options, 3, precision: Precision.Bf16);
        using var other = new MultiModalModel(TinyModel.Shape, options, 4, precision: Precision.Bf16);
        WeightsFile.Save(other, folder.File("other.safetensors"));
        using var parameters = new FlatParameters(model);
        using var adam = new FlatAdam(parameters);
        var input = TinyModel.Input(4);
        var before = parameters.Values.clone();
        var first = RequireFresh(model, input);
        Assert.That(model.named_buffers(true, true).Select(named => named.name), Is.EqualTo(new[] { "thumbnailMean", "thumbnailScale" }));

        TinyModel.Loss(model.Forward(input)).backward();
        adam.Step(0.01);
        Assert.That(RequireFresh(model, input), Is.Not.EqualTo(first));
        parameters.Overwrite(before);
        Assert.That(RequireFresh(model, input), Is.EqualTo(first));
        WeightsFile.Load(model, folder.File("other.safetensors"));
        Assert.That(RequireFresh(model, input), Is.EqualTo(RequireFresh(other, input)));
    }

    private static Tensor Ones => ones(1, 2, ScalarType.BFloat16);

    /// <summary>What a model says while it acts, twice, and by weights converted for the occasion: all the same bits.</summary>
    private static float[] RequireFresh(MultiModalModel model, in ModelInput input)
    {
        using var untracked = no_grad();
        var fresh = TinyModel.Numbers(model.Forward(input));
        using var mode = inference_mode();
        Assert.That(TinyModel.Numbers(model.Forward(input)), Is.EqualTo(fresh));
        Assert.That(TinyModel.Numbers(model.Forward(input)), Is.EqualTo(fresh));
        return fresh;
    }
}
