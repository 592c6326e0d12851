using static TorchSharp.torch;

namespace MultiModalRL.Agents.Tests;

public sealed class PpoLossTests
{
    private static readonly float Ln2 = MathF.Log(2);

    // ρ = 2 or ½ at ε = .2; the surrogate takes the worse of the plain and the clipped product.
    [TestCase(2, 3, -1.2 * 3)]
    [TestCase(2, -3, 2 * 3)]
    [TestCase(0.5, 3, -0.5 * 3)]
    [TestCase(0.5, -3, 0.8 * 3)]
    [TestCase(1.1, 3, -1.1 * 3)]
    [TestCase(1, 0, 0)]
    public void Policy_OneSample_IsTheClippedSurrogate(double ratio, double advantage, double expected)
    {
        using var scope = NewDisposeScope();
        var loss = PpoLoss.Policy(Vector(Math.Log(ratio)), Vector(advantage), 0.2);
        Assert.That(loss.item<float>(), Is.EqualTo(expected).Within(1e-5));
    }

    [TestCase(2, 3, 0)]
    [TestCase(2, -3, 6)]
    [TestCase(0.5, 3, -1.5)]
    [TestCase(0.5, -3, 0)]
    public void Policy_Gradient_VanishesWhereClipped(double ratio, double advantage, double expected)
    {
        using var scope = NewDisposeScope();
        var logRatio = Vector(Math.Log(ratio));
        logRatio.requires_grad = true;
        PpoLoss.Policy(logRatio, Vector(advantage), 0.2).backward();
        // d(−ρÂ)/d log ρ = −ρÂ.
        Assert.That(logRatio.grad!.item<float>(), Is.EqualTo(expected).Within(1e-5));
    }

    [Test]
    public void Policy_SeveralSamples_IsTheirMean()
    {
        using var scope = NewDisposeScope();
        var loss = PpoLoss.Policy(Vector(Math.Log(2), Math.Log(0.5), 0), Vector(3, -3, 1), 0.2);
        Assert.That(loss.item<float>(), Is.EqualTo((-3.6 + 2.4 - 1) / 3).Within(1e-5));
    }

    // V_old = 1: V moves to .5, 1.1 or 3, clipped to .8 … 1.2.
    [TestCase(3, 2, null, 0.5 * 1)]
    [TestCase(3, 2, 0.2, 0.5 * 1)]
    [TestCase(3, 5, 0.2, 0.5 * 3.8 * 3.8)]
    [TestCase(0.5, 0.4, 0.2, 0.5 * 0.4 * 0.4)]
    [TestCase(1.1, 4, 0.2, 0.5 * 2.9 * 2.9)]
    public void Value_OneSample_IsHalfTheLargerSquare(double value, double target, double? clip, double expected)
    {
        using var scope = NewDisposeScope();
        var loss = PpoLoss.Value(Vector(value), Vector(1), Vector(target), clip);
        Assert.That(loss.item<float>(), Is.EqualTo(expected).Within(1e-5));
    }

    [Test]
    public void Normalize_Several_HaveMeanZeroAndSampleDeviationOne()
    {
        using var scope = NewDisposeScope();
        var normalized = PolicyLoss.Normalize(Vector(1, 2, 3, 6));
        // Mean 3; squares 4 + 1 + 0 + 9, over three.
        var deviation = Math.Sqrt(14.0 / 3);
        Assert.That(Floats(normalized), Is.EqualTo([-2 / deviation, -1 / deviation, 0, 3 / deviation]).Within(1e-5));
    }

    [Test]
    public void Normalize_OneOrEqualOnes_StaysFinite()
    {
        using var scope = NewDisposeScope();
        Assert.That(Floats(PolicyLoss.Normalize(Vector(5))), Is.EqualTo([5f]));
        Assert.That(Floats(PolicyLoss.Normalize(Vector(5, 5, 5))), Is.All.EqualTo(0f));
    }

    [Test]
    public void ApproximateKl_TwoSamples_AreTheEstimatorsByHand()
    {
        using var scope = NewDisposeScope();
        var (k1, k3) = PolicyLoss.ApproximateKl(Vector(Ln2, -Ln2));
        Assert.That(k1.item<float>(), Is.Zero.Within(1e-6));
        Assert.That(k3.item<float>(), Is.EqualTo((2 - 1 - Ln2 + 0.5 - 1 + Ln2) / 2).Within(1e-6));
    }

    [Test]
    public void ApproximateKl_SamplesOfTheOldPolicy_EstimateTheDivergence()
    {
        using var scope = NewDisposeScope();
        double[] old = [0.5, 0.3, 0.2], changed = [0.4, 0.4, 0.2];
        // Each action as often as the old policy takes it: the means are then the expectations.
        double[] logRatios = [.. old.SelectMany((p, action) => Enumerable.Repeat(Math.Log(changed[action] / p), (int)(p * 10)))];
        var (k1, k3) = PolicyLoss.ApproximateKl(Vector(logRatios));
        var divergence = old.Zip(changed, (p, q) => p * Math.Log(p / q)).Sum();
        Assert.That(k1.item<float>(), Is.EqualTo(divergence).Within(1e-5));
        Assert.That(k3.item<float>(), Is.EqualTo(divergence).Within(1e-5));
    }

    [Test]
    public void ClipFraction_SomeOutside_IsTheirShare()
    {
        using var scope = NewDisposeScope();
        var fraction = PolicyLoss.Clipped(Vector(Math.Log(1.19), Math.Log(1.21), Math.Log(0.79), Math.Log(0.81), 0), 0.2, 0.2).mean();
        Assert.That(fraction.item<float>(), Is.EqualTo(0.4).Within(1e-6));
    }

    [Test]
    public void ExplainedVariance_KnownCases_AreByHand()
    {
        Assert.Multiple(() =>
        {
            Assert.That(PolicyLoss.ExplainedVariance([1, 2, 4], [1, 2, 4]), Is.EqualTo(1));
            Assert.That(PolicyLoss.ExplainedVariance([7, 7, 7], [1, 2, 3]), Is.EqualTo(0).Within(1e-12));
            Assert.That(PolicyLoss.ExplainedVariance([3, 2, 1], [1, 2, 3]), Is.EqualTo(-3).Within(1e-12));
            Assert.That(PolicyLoss.ExplainedVariance([1, 2], [5, 5]), Is.NaN);
        });
    }

    private static Tensor Vector(params double[] values) => from_array(Array.ConvertAll(values, value => (float)value));

    private static float[] Floats(Tensor tensor) => System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(tensor.bytes).ToArray();
}
