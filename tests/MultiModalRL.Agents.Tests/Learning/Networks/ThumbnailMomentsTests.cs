using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

[NonParallelizable]
public sealed class ThumbnailMomentsTests
{
    [Test]
    public void Apply_AfterTwoBatches_HandsTheModelTheMomentsOfAll()
    {
        using var environment = GridWorld.Create(GridWorld.Glimpse, rows: 2, thumbnail: true);
        using var network = NetworkCheckpoint.Create(SmallAgents.Context(environment), SmallAgents.Model);
        var moments = new ThumbnailMoments(network);
        moments.Add(Thumbnails(environment, 1, 3));
        moments.Apply();
        AssertModel(network, mean: 2, variance: 1);
        moments.Add(Thumbnails(environment, 5, 7));
        moments.Apply();
        // Of 1, 3, 5 and 7.
        AssertModel(network, mean: 4, variance: 5);
    }

    // The first feature is the given one, the others never vary.
    private static Columns Thumbnails(IVectorEnvironment environment, params float[] first)
    {
        var observations = new Columns(environment.Spec.Observation, first.Length);
        var field = new QuestionAnsweringFields(environment.Spec).Thumbnail!.Value;
        for (var row = 0; row < first.Length; row++)
        {
            observations.Values(field, row).Fill(0.5f);
            observations.Values(field, row)[0] = first[row];
        }

        return observations;
    }

    // ε = 10⁻⁴ is added to variances.
    private static void AssertModel(QuestionAnsweringNetwork network, float mean, float variance)
    {
        var (means, scales) = (Buffer(network, "thumbnailMean"), Buffer(network, "thumbnailScale"));
        Assert.Multiple(() =>
        {
            Assert.That(means[0], Is.EqualTo(mean).Within(1e-6));
            Assert.That(scales[0], Is.EqualTo(1 / MathF.Sqrt(variance + 1e-4f)).Within(1e-6));
            Assert.That(means[1..], Is.All.EqualTo(0.5f).Within(1e-6));
            Assert.That(scales[1..], Is.All.EqualTo(100f).Within(1e-3));
        });
    }

    private static float[] Buffer(QuestionAnsweringNetwork network, string name) =>
        network.Model.named_buffers().Single(buffer => buffer.name == name).buffer.data<float>().ToArray();
}
