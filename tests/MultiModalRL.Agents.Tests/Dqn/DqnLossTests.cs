using System.Runtime.InteropServices;
using MultiModalRL.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace MultiModalRL.Agents.Tests;

/// <summary>Worked by hand.</summary>
public sealed class DqnLossTests
{
    private DisposeScope scope = null!;

    [SetUp]
    public void Begin() => scope = NewDisposeScope();

    [TearDown]
    public void End() => scope.Dispose();

    [Test]
    public void Dueling_AllLegal_TakesOffTheMeanAdvantage()
    {
        var legal = ones(2, 3, dtype: ScalarType.Bool);
        var values = DqnLoss.Dueling(Vector(10, 20), Matrix(3, 1, 2, 6, -1, 1, 3), legal);
        // Means 3 and 1.
        Assert.That(Floats(values), Is.EqualTo(new[] { 8f, 9, 13, 18, 20, 22 }));
    }

    [Test]
    public void Dueling_SomeIllegal_CountsTheLegalAlone()
    {
        var legal = from_array(new[] { true, false, true, false, false, true }).reshape(2, 3);
        var values = DqnLoss.Dueling(Vector(10, 20), Matrix(3, 1, 1000, 5, 1000, 1000, 7), legal);
        // Means 3 and 7 over what is legal.
        var found = Floats(values);
        Assert.That((found[0], found[2], found[5]), Is.EqualTo((8f, 12f, 20f)));
    }

    [Test]
    public void Dueling_AnyAdvantages_HaveNoGradientThroughTheirMean()
    {
        var advantages = Matrix(3, 1, 2, 6).requires_grad_(true);
        DqnLoss.Dueling(Vector(0), advantages, ones(1, 3, dtype: ScalarType.Bool)).sum().backward();
        Assert.That(Floats(advantages.grad!), Is.All.EqualTo(0f).Within(1e-6f));
    }

    [Test]
    public void Targets_Double_ValuesTheLearnedChoiceByTheTarget()
    {
        var (target, learned) = (Matrix(2, 5, 7, 1, 4), Matrix(2, 9, 8, 0, 3));
        // The learned values choose actions 0 and 1, which the target values at 5 and 4; plainly they would be 7 and 4.
        Assert.That(Floats(DqnLoss.Targets(Vector(1, 2), Vector(0.5f, 1), target, learned)), Is.EqualTo(new[] { 3.5f, 6 }));
        Assert.That(Floats(DqnLoss.Targets(Vector(1, 2), Vector(0.5f, 1), target, target)), Is.EqualTo(new[] { 4.5f, 6 }));
    }

    [Test]
    public void Targets_PastTheEnd_AreTheReturnsAlone() =>
        Assert.That(Floats(DqnLoss.Targets(Vector(3), Vector(0), Matrix(2, 50, 70), Matrix(2, 0, 1))), Is.EqualTo(new[] { 3f }));

    [Test]
    public void Targets_IllegalActions_AreNeverChosen()
    {
        var values = Matrix(2, -3, (float)Ops.IllegalLogit);
        Assert.That(Floats(DqnLoss.Targets(Vector(0), Vector(1), values, values)), Is.EqualTo(new[] { -3f }));
    }

    [Test]
    public void Huber_Errors_AreSquaredUpToTheThresholdAndLinearBeyond()
    {
        var errors = Vector(0, 1, -2, 3, -5).requires_grad_(true);
        var losses = DqnLoss.Huber(errors, threshold: 2);
        losses.sum().backward();
        Assert.That(Floats(losses), Is.EqualTo(new[] { 0, 0.5f, 2, 4, 8 }));
        Assert.That(Floats(errors.grad!)[1..], Is.EqualTo(new[] { 1f, -2, 2, -2 }));
    }

    private static Tensor Vector(params float[] values) => from_array(values);

    private static Tensor Matrix(int width, params float[] values) => from_array(values).reshape(-1, width);

    private static float[] Floats(Tensor tensor) =>
        MemoryMarshal.Cast<byte, float>(tensor.detach().contiguous().bytes).ToArray();
}
