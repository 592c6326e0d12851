using System.Text.Json.Nodes;
using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

/// <summary>Questions about an image that are learned from together.</summary>
[NonParallelizable]
public sealed class ImageRunsTests
{
    private const int Most = 3;

    // Image 0 has seven examples, image 1 one, image 2 three.
    private static readonly int[] Images = [0, 0, 2, 0, 1, 0, 2, 0, 0, 2, 0];

    [Test]
    public void At_AnEpoch_HasEveryExampleOnceInRunsOfAnImage()
    {
        var runs = new ImageRuns(Images, Most, seed: 4);
        for (var epoch = 0; epoch < 3; epoch++)
        {
            int[] order = [.. Enumerable.Range(0, Images.Length).Select(place => runs.At((epoch * Images.Length) + place))];
            Assert.That(order.Order(), Is.EqualTo(Enumerable.Range(0, Images.Length)));
            // 7 = 3 + 3 + 1: as few runs as there can be, of which neighbours may be of one image.
            Assert.That(order.Zip(order.Skip(1)).Count(pair => Images[pair.First] != Images[pair.Second]), Is.InRange(2, 4));
        }
    }

    [Test]
    public void At_Epochs_DifferAndCanBeReturnedTo()
    {
        var (runs, other) = (new ImageRuns(Images, Most, seed: 4), new ImageRuns(Images, Most, seed: 5));
        var orders = Enumerable.Range(0, 4 * Images.Length).Select(place => runs.At(place)).Chunk(Images.Length).ToArray();
        Assert.That(orders[0], Is.Not.EqualTo(orders[1]).And.Not.EqualTo(orders[2]));
        Assert.That(runs.At(1), Is.EqualTo(orders[0][1]));
        Assert.That(new ImageRuns(Images, Most, seed: 4).At(Images.Length + 3), Is.EqualTo(orders[1][3]));
        Assert.That(orders[0], Is.Not.EqualTo(Enumerable.Range(0, Images.Length).Select(place => other.At(place))));
    }

    [Test]
    public void Read_QuestionsOfAnImage_SharePixelsAndMask()
    {
        using var environment = Scenes("glimpse/SortOfClevr-v0");
        var context = SmallAgents.Context(environment);
        using var network = NetworkCheckpoint.Create(context, SmallAgents.Model);
        using var batch = new SupervisedBatch(
            context, environment.Supervision!, network, SmallAgents.SupervisedOptions with { QuestionsPerImage = 4, RevealedShare = 0 });
        using var scope = TorchSharp.torch.NewDisposeScope();
        var (input, _) = batch.Read(0);
        var shared = input.Shared!.Value;
        var theirs = input.Revealed.index_select(0, shared.First).index_select(0, shared.Of);
        Assert.That(input.Revealed.Equals(theirs), "each sees what the first of its image sees");
        Assert.That(input.Revealed.Equals(input.Revealed.roll(1, 0)), Is.False, "masks differ between images");
        Assert.That(shared.First.size(0), Is.EqualTo(input.Pixels.size(0)).And.InRange(2, 8), "16 rows in runs of four");
        Assert.That(shared.Of.max().item<long>(), Is.EqualTo(input.Pixels.size(0) - 1));
    }

    [Test]
    public void Update_QuestionsOfAnImageTogether_IsResumedWithTheSameBits()
    {
        using var environment = Scenes("oneshot/SortOfClevr-v0");
        using var whole = Learner(environment);
        whole.Learn(40);
        using var before = Learner(environment);
        before.Learn(25);
        using var folder = new TemporaryFolder();
        before.Agent.Save(folder.Path);
        using var after = Learner(environment);
        after.Agent.Load(folder.Path);
        after.Learn(15);
        Assert.That(after.Digests(), Is.EqualTo(whole.Digests()).And.Not.EqualTo(before.Digests()));
    }

    [Test]
    public void Create_StandardizedPixels_TakesTheMomentsOfTheTrainingImages()
    {
        // One black picture and two white ones: the mean is ⅔ · 255, the variance ⅔ · ⅓ · 255².
        TinyExample[] examples =
        [
            new([0, 0, 0, 0, 0, 0, 0, 0, 0], [2, 3, 4, 0], [1, 0, 0]),
            new([1, 1, 1, 1, 1, 1, 1, 1, 1], [2, 3, 4, 0], [0, 1, 0]),
            new([1, 1, 1, 1, 1, 1, 1, 1, 1], [2, 3, 4, 0], [0, 1, 0]),
        ];
        var moments = PixelMoments.Of(new TinyImages(examples, new byte[9]));
        Assert.That(moments.Means, Is.EqualTo([170f, 170, 170]).Within(1e-3));
        Assert.That(moments.Deviations, Is.EqualTo(Enumerable.Repeat(255 * Math.Sqrt(2) / 3, 3)).Within(1e-3));
        Assert.That(PixelMoments.Of(new TinyImages(examples[..1], new byte[9])).Deviations, Is.EqualTo([1f, 1, 1]), "never nothing");

        using var environment = new TinyQuestions(examples, rows: 1);
        var options = SmallAgents.SupervisedOptions with { Model = SmallAgents.Model with { StandardizePixels = true } };
        using var agent = new SupervisedAgent(SmallAgents.Context(environment), options, SmallAgents.Supervised);
        using var folder = new TemporaryFolder();
        agent.Save(folder.Path);
        using var file = Torch.SafetensorsFile.Open(Path.Combine(folder.Path, "model.safetensors"));
        using var mean = file.Read("visual.intensity.mean");
        Assert.That(System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(mean.bytes).ToArray(), Is.EqualTo(moments.Means));
        // Who starts from it, of whatever options, sees as it did.
        using var started = new PpoAgent(SmallAgents.Context(environment, init: folder.Path), SmallAgents.PpoOptions);
        using var again = new TemporaryFolder();
        started.Save(again.Path);
        using var kept = Torch.SafetensorsFile.Open(Path.Combine(again.Path, "model.safetensors"));
        using var keptMean = kept.Read("visual.intensity.mean");
        Assert.That(keptMean.bytes.ToArray(), Is.EqualTo(mean.bytes.ToArray()));
    }

    private static IVectorEnvironment Scenes(string id)
    {
        var registration = GridWorld.Registration(id);
        var options = OptionsBinder.Bind(
            registration.OptionsType, new JsonObject { ["benchmark"] = new JsonObject { ["trainImages"] = 6 } }, "environment");
        return registration.Create(new EnvironmentRequest(4, Split.Train, null, 0), options);
    }

    private static Practice Learner(IVectorEnvironment environment) => new(environment, new SupervisedAgent(
        SmallAgents.Context(environment), SmallAgents.SupervisedOptions with { QuestionsPerImage = 5, LearningRate = 0.01 }, SmallAgents.Supervised));
}
