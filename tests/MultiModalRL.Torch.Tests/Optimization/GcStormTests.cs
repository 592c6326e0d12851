using static TorchSharp.torch;

namespace MultiModalRL.Torch.Tests;

[NonParallelizable]
public sealed class GcStormTests
{
    private const int Steps = 3000;

    [Test]
    public void Training_UnderTheStorm_GivesTheSameBits()
    {
        TorchRuntime.Configure(1);
        using var calm = new Training(17);
        calm.Run(0, Steps);
        using var storm = new GcStorm();
        for (var pass = 0; pass < 3; pass++)
        {
            using var struck = new Training(17);
            struck.Run(0, Steps);
            Assert.That(struck.Model.Weights(), Is.EqualTo(calm.Model.Weights()), $"pass {pass}");
        }

        Assert.That(storm.Collections, Is.GreaterThan(1000));
    }

    [Test]
    public void Ops_UnderTheStorm_GiveTheSameBits()
    {
        TorchRuntime.Configure(1);
        var calm = Chain();
        using var storm = new GcStorm();
        for (var pass = 0; pass < 1500; pass++)
        {
            Assert.That(Chain(), Is.EqualTo(calm), $"pass {pass}");
        }
    }

    // Every operation of Ops once; a freed scalar anywhere would show in the bits.
    private static byte[] Chain()
    {
        using var scope = NewDisposeScope();
        var random = new Core.RandomStream(5);
        var a = Mlp.Normal(ref random, [4, 6]);
        var b = Mlp.Normal(ref random, [4, 6]);
        var x = Ops.Add(Ops.Add(a, b), 0.25);
        x = Ops.AddScaled(x, b, -0.75);
        x = Ops.AddProduct(x, a, b, 0.125);
        x = Ops.SubtractFrom(2.5, Ops.Divide(Ops.Scale(x, 0.3), 0.7));
        x = Ops.Power(Ops.ClampMin(Ops.ClampMax(Ops.Clamp(x, -3, 3), 2.75), 0.01), 1.5);
        x = Ops.MaskedFill(x, Ops.Greater(a, 1.5), 0.5);
        x = Ops.MaskedFill(Ops.LeakyRelu(Ops.Square(x), 0.2), Ops.Equal(a, 0), 3);
        Ops.AddInPlace(Ops.AddInPlace(x, a), 0.5);
        Ops.AddScaledInPlace(Ops.ScaleInPlace(Ops.DivideInPlace(x, 3), 1.25), b, 0.2);
        Ops.AddProductInPlace(Ops.ClampInPlace(x, -2, 2), a, b, -0.4);
        Ops.MaskedFillInPlace(x, Ops.Less(b, -1.5), 0.75);
        var logits = Ops.MatrixProduct(x, b.t());
        var probabilities = Ops.MaskLogits(logits, Ops.Less(logits, 2)).log_softmax(-1);
        var filled = Ops.FillInPlace(empty(4), 0.125);
        var numbers = Ops.Range(4).to(ScalarType.Float32);
        return Ops.Add(Ops.Add(Ops.Entropy(probabilities), filled), numbers).bytes.ToArray();
    }
}
