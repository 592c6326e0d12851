using static TorchSharp.torch;

namespace MultiModalRL.Torch.Tests;

public sealed class OpsTests
{
    private static readonly float[] A = [1, -2, 3];
    private static readonly float[] B = [4, 5, -6];

    private static readonly TestCaseData[] Cases =
    [
        Case("Add", (a, b) => Ops.Add(a, b), (a, b) => a + b),
        Case("Add value", (a, _) => Ops.Add(a, 0.5), (a, _) => a + 0.5),
        Case("AddScaled", (a, b) => Ops.AddScaled(a, b, -2), (a, b) => a - 2 * b),
        Case("AddProduct", (a, b) => Ops.AddProduct(a, a, b, 0.5), (a, b) => a + 0.5 * a * b),
        Case("SubtractFrom", (a, _) => Ops.SubtractFrom(1, a), (a, _) => 1 - a),
        Case("Scale", (a, _) => Ops.Scale(a, 1.5), (a, _) => 1.5 * a),
        Case("Divide", (a, _) => Ops.Divide(a, 4), (a, _) => a / 4),
        Case("Square", (a, _) => Ops.Square(a), (a, _) => a * a),
        Case("Power", (_, b) => Ops.Power(b, 3), (_, b) => b * b * b),
        Case("Clamp", (a, _) => Ops.Clamp(a, -1, 2), (a, _) => Math.Clamp(a, -1, 2)),
        Case("ClampMin", (a, _) => Ops.ClampMin(a, 0), (a, _) => Math.Max(a, 0)),
        Case("ClampMax", (a, _) => Ops.ClampMax(a, 0), (a, _) => Math.Min(a, 0)),
        Case("MaskedFill", (a, b) => Ops.MaskedFill(a, Ops.Less(b, 0), 9), (a, b) => b < 0 ? 9 : a),
        Case("LeakyRelu", (a, _) => Ops.LeakyRelu(a, 0.25), (a, _) => a < 0 ? 0.25 * a : a),
        Case("Equal", (a, _) => Ops.Equal(a, 3).to(float32), (a, _) => a == 3 ? 1 : 0),
        Case("Greater", (a, _) => Ops.Greater(a, 1).to(float32), (a, _) => a > 1 ? 1 : 0),
        Case("AddInPlace", (a, b) => Ops.AddInPlace(a, b), (a, b) => a + b),
        Case("AddInPlace value", (a, _) => Ops.AddInPlace(a, -1), (a, _) => a - 1),
        Case("AddScaledInPlace", (a, b) => Ops.AddScaledInPlace(a, b, 3), (a, b) => a + 3 * b),
        Case("ScaleInPlace", (a, _) => Ops.ScaleInPlace(a, 3), (a, _) => 3 * a),
        Case("DivideInPlace", (a, _) => Ops.DivideInPlace(a, 2), (a, _) => a / 2),
        Case("ClampInPlace", (a, _) => Ops.ClampInPlace(a, -1, 1), (a, _) => Math.Clamp(a, -1, 1)),
        Case("FillInPlace", (a, _) => Ops.FillInPlace(a, 7), (_, _) => 7),
        Case("MaskedFillInPlace", (a, b) => Ops.MaskedFillInPlace(a, Ops.Greater(b, 0), 0), (a, b) => b > 0 ? 0 : a),
        Case("AddProductInPlace", (a, b) => Ops.AddProductInPlace(a, b, b, 2), (a, b) => a + 2 * b * b),
    ];

    [TestCaseSource(nameof(Cases))]
    public void Operation_OnEachElement_IsTheFormula(Func<Tensor, Tensor, Tensor> operation, Func<double, double, double> formula)
    {
        using var scope = NewDisposeScope();

        var result = operation(tensor(A), tensor(B)).data<float>().ToArray();

        Assert.That(result, Is.EqualTo(A.Zip(B, (a, b) => (float)formula(a, b))).Within(1e-6));
    }

    [Test]
    public void AddInPlace_IntegerTensors_StayIntegers()
    {
        using var counts = tensor(new long[] { 1, 2 });

        Ops.AddInPlace(counts, counts);

        Assert.That(counts.data<long>().ToArray(), Is.EqualTo(new long[] { 2, 4 }));
    }

    // Two legal actions of equal logit: probability ½ each, entropy ln 2, and no gradient anywhere is NaN.
    [Test]
    public void MaskLogits_IllegalAction_HasNoProbabilityAndFiniteGradients()
    {
        using var scope = NewDisposeScope();
        var logits = tensor(new float[] { 5, 5, 80 }).reshape(1, 3).requires_grad_();
        var legal = tensor(new byte[] { 1, 1, 0 }).reshape(1, 3);

        var log = Ops.MaskLogits(logits, legal).log_softmax(-1);
        var entropy = Ops.Entropy(log);
        entropy.sum().backward();

        Assert.That(log.exp().data<float>().ToArray(), Is.EqualTo(new[] { 0.5f, 0.5f, 0f }));
        Assert.That(entropy.item<float>(), Is.EqualTo(MathF.Log(2)).Within(1e-6));
        Assert.That(logits.grad!.data<float>().ToArray(), Is.EqualTo(new float[3]).Within(1e-6));
    }

    [Test]
    public void MatrixProduct_FittingShapes_Multiplies()
    {
        using var scope = NewDisposeScope();
        var a = tensor(new float[] { 1, 2, 3, 4 }).reshape(2, 2);
        var b = tensor(new float[] { 5, 6 }).reshape(2, 1);

        Assert.That(Ops.MatrixProduct(a, b).data<float>().ToArray(), Is.EqualTo(new float[] { 17, 39 }));
        Assert.That(
            Ops.MatrixProduct(a.unsqueeze(0), b.unsqueeze(0)).data<float>().ToArray(), Is.EqualTo(new float[] { 17, 39 }));
    }

    [Test]
    public void MatrixProduct_OtherShapes_ThrowsInsteadOfEndingTheProcess()
    {
        using var a = ones(2, 3);
        using var b = ones(2, 2);
        using var batch = ones(4, 3, 2);

        Assert.That(() => Ops.MatrixProduct(a, b), Throws.ArgumentException.With.Message.Contains("[2, 3] and [2, 2]"));
        Assert.That(() => Ops.MatrixProduct(a, batch), Throws.ArgumentException);
    }

    private static TestCaseData Case(string name, Func<Tensor, Tensor, Tensor> operation, Func<double, double, double> formula) =>
        new TestCaseData(operation, formula).SetArgDisplayNames(name);
}
