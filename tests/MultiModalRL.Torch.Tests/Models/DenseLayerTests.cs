using static TorchSharp.torch;

namespace MultiModalRL.Torch.Tests;

public sealed class DenseLayerTests
{
    [Test]
    public void ScaleAndShiftOutputs_InEitherPrecision_ChangeTheResults([Values(ScalarType.Float32, ScalarType.BFloat16)] ScalarType type)
    {
        using var scope = NewDisposeScope();
        using var layer = new DenseLayer(1, 2);
        layer.ShiftOutputs([1, -2]);
        Assert.That(Results(layer, type), Is.EqualTo(new[] { 1f, -2 }));
        layer.ScaleOutputs(3);
        Assert.That(Results(layer, type), Is.EqualTo(new[] { 3f, -6 }));
    }

    [Test]
    public void ShiftOutputs_WithoutABias_IsRefused()
    {
        using var layer = new DenseLayer(1, 2, hasBias: false);
        layer.ScaleOutputs(3);
        Assert.That(() => layer.ShiftOutputs([1, -2]), Throws.InvalidOperationException.With.Message.Contains("without a bias"));
    }

    // Acting, copies of the weights in lower precision are kept.
    private static float[] Results(DenseLayer layer, ScalarType type)
    {
        using var mode = inference_mode();
        return TinyModel.Floats(layer.forward(ones(1, 1, type)));
    }
}
