using MultiModalRL.Torch;

namespace MultiModalRL.Agents.Tests;

[NonParallelizable]
public sealed class FeatureMomentsTests
{
    [Test]
    public void Apply_BeforeAnythingIsLearned_LeavesFeaturesAsTheyAre()
    {
        using var model = Model(10);
        Assert.That(Applied(new FeatureMoments(model, 2), 1000, -3), Is.EqualTo(new[] { 1000f, -3 }));
    }

    [Test]
    public void Apply_AfterTwoBatches_ShiftsAndScalesByTheMomentsOfAll()
    {
        using var model = Model(10);
        var moments = new FeatureMoments(model, 2);
        moments.Learn([1, 10, 3, 10]);
        // Of 1 and 3 the mean is 2 and the deviation 1; the other feature is as its mean.
        Assert.That(Applied(moments, 5, 10), Is.EqualTo(new[] { 3f, 0 }).Within(1e-6));
        moments.Learn([5, 30, 7, 30]);
        // Of 1, 3, 5, 7 they are 4 and √5, of 10, 10, 30, 30 they are 20 and 10; two rows at once.
        Assert.That(Applied(moments, 9, 25, 4, 5), Is.EqualTo(new[] { 5 / MathF.Sqrt(5), 0.5f, 0, -1.5f }).Within(1e-6));
        Assert.That(model.FeatureMean.data<float>().ToArray(), Is.EqualTo(new[] { 4f, 20 }));
    }

    [TestCase(10.0, 10f, -10f)]
    [TestCase(2.0, 2f, -2f)]
    [TestCase(null, 98f, -102f)]
    public void Apply_FarOut_IsHeldWithinTheBound(double? clip, float above, float below)
    {
        using var model = Model(clip);
        var moments = new FeatureMoments(model, 2);
        moments.Learn([1, 1, 3, 3]);
        Assert.That(Applied(moments, 100, -100), Is.EqualTo(new[] { above, below }).Within(1e-4));
    }

    [Test]
    public void Load_WhatWasSaved_GoesOnAsBefore()
    {
        using var model = Model(10);
        var moments = new FeatureMoments(model, 2);
        moments.Learn([1, 10, 3, 10]);
        using var stream = new MemoryStream();
        moments.Save(new BinaryWriter(stream));
        stream.Position = 0;
        var loaded = new FeatureMoments(model, 2);
        loaded.Load(new BinaryReader(stream));
        Assert.That(Applied(loaded, 5, 11), Is.EqualTo(Applied(moments, 5, 11)));
        loaded.Learn([5, 30, 7, 30]);
        Assert.That(Applied(loaded, 9, 25), Is.EqualTo(new[] { 5 / MathF.Sqrt(5), 0.5f }).Within(1e-6));
    }

    private static VectorModel Model(double? clip) => new(2, 1, 0, new VectorModelOptions { Width = 1, Layers = 0, ObservationClip = clip }, seed: 1);

    private static float[] Applied(FeatureMoments moments, params float[] features)
    {
        moments.Apply(features);
        return features;
    }
}
