using MultiModalRL.Core;
using static TorchSharp.torch;

namespace MultiModalRL.Agents.Tests;

[NonParallelizable]
public sealed class CategoricalActionsTests
{
    private static readonly CompositeSpace Space = new([new("action", new DiscreteSpace(3))]);

    [Test]
    public void Entropy_Gradient_IsThatOfTheFormula()
    {
        using var scope = NewDisposeScope();
        // p = (½, ¼, ¼): H = 1.5 log 2, ∂H/∂zᵢ = −pᵢ (log pᵢ + H) = −½ · ½ log 2 and twice ¼ · ½ log 2.
        var gradient = EntropyGradient([Math.Log(2), 0, 0], legal: null, out var entropy);
        Assert.That(entropy, Is.EqualTo(1.5 * Math.Log(2)).Within(1e-6));
        Assert.That(gradient, Is.EqualTo(new[] { -0.25 * Math.Log(2), 0.125 * Math.Log(2), 0.125 * Math.Log(2) }).Within(1e-6));
    }

    [Test]
    public void Entropy_GradientWhereAnActionIsIllegal_LeavesItAlone()
    {
        using var scope = NewDisposeScope();
        // p = (¾, 0, ¼) among the legal ones: H = ¾ log 4/3 + ¼ log 4.
        var expected = 0.75 * Math.Log(4.0 / 3) + 0.25 * Math.Log(4);
        var gradient = EntropyGradient([Math.Log(3), 7, 0], legal: [1, 0, 1], out var entropy);
        Assert.That(entropy, Is.EqualTo(expected).Within(1e-6));
        Assert.That(gradient, Is.EqualTo(new[] { -0.75 * (Math.Log(0.75) + expected), 0, -0.25 * (Math.Log(0.25) + expected) }).Within(1e-6));
    }

    private static float[] EntropyGradient(double[] logits, byte[]? legal, out double entropy)
    {
        var actions = new CategoricalActions(new DiscreteSpace(3), Space.Field<int>("action"));
        var outputs = from_array(Array.ConvertAll(logits, logit => (float)logit)).unsqueeze(0);
        outputs.requires_grad = true;
        var mask = legal is null ? null : from_array(legal).unsqueeze(0);
        var sum = actions.Entropy(actions.Describe(outputs, mask, null)).sum();
        sum.backward();
        entropy = sum.item<float>();
        return outputs.grad!.data<float>().ToArray();
    }
}
