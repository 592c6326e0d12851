using static TorchSharp.torch;

namespace MultiModalRL.Agents.Tests;

public sealed class PolicyLossTests
{
    // Clipped at .8 below and 1.28 above.
    [TestCase(1.27, 2, 2 * 1.27)]
    [TestCase(1.5, 2, 2 * 1.28)]
    [TestCase(1.5, -2, -2 * 1.5)]
    [TestCase(0.5, 2, 2 * 0.5)]
    [TestCase(0.5, -2, -2 * 0.8)]
    public void ClippedSurrogate_AsymmetricClip_TakesTheWorseProduct(double ratio, double advantage, double expected)
    {
        using var scope = NewDisposeScope();
        var surrogate = PolicyLoss.ClippedSurrogate(Vector(Math.Log(ratio)), Vector(advantage), 0.2, 0.28);
        Assert.That(surrogate.item<float>(), Is.EqualTo(expected).Within(1e-5));
    }

    [Test]
    public void Mean_Weights_CountEachTermByItsOwn()
    {
        using var scope = NewDisposeScope();
        Assert.That(PolicyLoss.Mean(Vector(1, 10, 4), Vector(1, 0, 0.5)).item<float>(), Is.EqualTo(2).Within(1e-6));
    }

    [Test]
    public void EpisodeLogRatio_TwoEpisodesInterleaved_IsTheMeanOfEach()
    {
        using var scope = NewDisposeScope();
        var given = PolicyLoss.EpisodeLogRatio(Vector(1, 10, 3, 2), Episodes(0, 2, 0, 0), 3);
        Assert.That(Floats(given), Is.EqualTo(new[] { 2f, 10, 2, 2 }));
    }

    [Test]
    public void EpisodeLogRatio_Gradient_IsSharedByTheStepsOfTheEpisode()
    {
        using var scope = NewDisposeScope();
        var logRatio = Vector(0, 0, 0);
        logRatio.requires_grad = true;
        // Σ_t (1/length) ρ_t Â_t with ρ = 1: d/d log ρ of each step of an episode is its Â / length.
        var ratio = PolicyLoss.EpisodeLogRatio(logRatio, Episodes(0, 0, 1), 2).exp();
        ratio.mul(Vector(3, 3, -1)).mul(Vector(0.5, 0.5, 1)).sum().backward();
        Assert.That(Floats(logRatio.grad!), Is.EqualTo(new[] { 1.5f, 1.5f, -1 }));
    }

    [Test]
    public void ReferenceKl_OneStep_IsTheEstimatorByHand()
    {
        using var scope = NewDisposeScope();
        // π_ref / π = 2, then 1.
        var divergence = PolicyLoss.ReferenceKl(Vector(Math.Log(0.25), -1), Vector(Math.Log(0.5), -1));
        Assert.That(Floats(divergence), Is.EqualTo([2 - 1 - Math.Log(2), 0]).Within(1e-6));
    }

    [Test]
    public void ReferenceKl_SamplesOfThePolicy_EstimateTheDivergence()
    {
        using var scope = NewDisposeScope();
        double[] policy = [0.5, 0.3, 0.2], reference = [0.4, 0.4, 0.2];
        var drawn = Enumerable.Range(0, 3).SelectMany(action => Enumerable.Repeat(action, (int)Math.Round(10 * policy[action]))).ToArray();
        var estimate = PolicyLoss.ReferenceKl(
            Vector([.. drawn.Select(action => Math.Log(policy[action]))]), Vector([.. drawn.Select(action => Math.Log(reference[action]))]));
        Assert.That(estimate.mean().item<float>(), Is.EqualTo(policy.Zip(reference, (p, q) => p * Math.Log(p / q)).Sum()).Within(1e-5));
    }

    [Test]
    public void ApproximateKl_Weights_LeaveOutWhatIsNotLearnedFrom()
    {
        using var scope = NewDisposeScope();
        // ρ = 2 at weight 1, ρ = ½ at weight ½ and one that does not count.
        var (k1, k3) = PolicyLoss.ApproximateKl(Vector(Math.Log(2), Math.Log(0.5), 3), Vector(1, 0.5, 0));
        Assert.That(k1.item<float>(), Is.EqualTo((-Math.Log(2) + 0.5 * Math.Log(2)) / 1.5).Within(1e-6));
        Assert.That(k3.item<float>(), Is.EqualTo((1 - Math.Log(2) + 0.5 * (-0.5 + Math.Log(2))) / 1.5).Within(1e-6));
    }

    [Test]
    public void Clipped_AsymmetricClip_MarksWhatIsOutside()
    {
        using var scope = NewDisposeScope();
        Assert.That(
            Floats(PolicyLoss.Clipped(Vector(Math.Log(1.27), Math.Log(1.29), Math.Log(0.79), Math.Log(0.81)), 0.2, 0.28)),
            Is.EqualTo(new[] { 0f, 1, 1, 0 }));
    }

    private static Tensor Vector(params double[] values) => from_array(Array.ConvertAll(values, value => (float)value));

    private static Tensor Episodes(params long[] values) => from_array(values);

    private static float[] Floats(Tensor tensor) => System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(tensor.bytes).ToArray();
}
