using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

public sealed class PrioritizedSamplingTests
{
    [Test]
    public void Draw_LearnedErrors_AreDrawnInProportionToTheirPower()
    {
        // 16, 4 and 1 to the power of a half are 4, 2 and 1: sevenths.
        var sampling = Learned(exponent: 0.5, 16, 4, 1);
        var counts = new int[3];
        var (places, weights) = (new int[7], new float[7]);
        for (var draw = 0; draw < 300; draw++)
        {
            sampling.Draw(3, correction: 1, new RandomStream((ulong)draw), places, weights);
            foreach (var place in places)
            {
                counts[place]++;
            }
        }

        // Stratified: each minibatch of seven holds every place as often as it should, to a rounding of the strata.
        Assert.That(counts, Is.EqualTo(new[] { 1200, 600, 300 }).Within(1));
        Assert.That(sampling.Probability(0), Is.EqualTo(4.0 / 7).Within(1e-6));
    }

    [TestCase(0, 1, 1, 1)]
    [TestCase(0.5, 0.5, 0.70710678, 1)]
    [TestCase(1, 0.25, 0.5, 1)]
    public void Draw_Weights_AreTheInverseChancesOverTheLargest(double correction, double first, double second, double third)
    {
        var sampling = Learned(exponent: 0.5, 16, 4, 1);
        var (places, weights) = (new int[70], new float[70]);
        sampling.Draw(3, correction, new RandomStream(1), places, weights);
        double[] expected = [first, second, third];
        Assert.That(weights, Is.EqualTo(places.Select(place => expected[place])).Within(1e-5));
    }

    [Test]
    public void Added_New_HasTheLargestPriorityThereWas()
    {
        var sampling = Learned(exponent: 1, 3, 1, 2);
        sampling.Learned([0], [0.5f]);
        sampling.Added(1);
        Assert.That(sampling.Probability(1), Is.EqualTo(3 / 5.5).Within(1e-6));
    }

    [Test]
    public void Learned_ErrorOfEitherSign_CountsBySize()
    {
        var sampling = Learned(exponent: 1, 1, -3);
        Assert.That(sampling.Probability(1), Is.EqualTo(0.75).Within(1e-6));
    }

    [Test]
    public void Load_OfWhatWasSaved_DrawsTheSame()
    {
        var (sampling, loaded) = (Learned(exponent: 0.6, 3, 1, 2), new PrioritizedSampling(3, 0.6));
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            sampling.Save(3, writer);
        }

        stream.Position = 0;
        using var reader = new BinaryReader(stream);
        loaded.Load(3, reader);
        foreach (var each in new[] { sampling, loaded })
        {
            each.Added(2);
        }

        Assert.That(Drawn(loaded), Is.EqualTo(Drawn(sampling)));
    }

    private static string Drawn(PrioritizedSampling sampling)
    {
        var (places, weights) = (new int[50], new float[50]);
        sampling.Draw(3, 0.7, new RandomStream(8), places, weights);
        return string.Join(' ', places) + string.Join(' ', weights.Select(BitConverter.SingleToInt32Bits));
    }

    private static PrioritizedSampling Learned(double exponent, params float[] errors)
    {
        var sampling = new PrioritizedSampling(errors.Length, exponent);
        for (var place = 0; place < errors.Length; place++)
        {
            sampling.Added(place);
        }

        sampling.Learned([.. Enumerable.Range(0, errors.Length)], errors);
        return sampling;
    }
}
