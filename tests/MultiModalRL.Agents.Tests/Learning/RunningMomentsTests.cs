using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

public sealed class RunningMomentsTests
{
    [Test]
    public void Add_BatchesOfAnySize_EqualsTheMomentsOfAllAtOnce([Range(1, 12)] int seed)
    {
        var random = new RandomStream((ulong)seed);
        var all = new List<float>();
        var moments = new RunningMoments();
        for (var batch = 0; batch < 20; batch++)
        {
            float[] values = [.. Enumerable.Range(0, random.NextInt(9))];
            foreach (ref var value in values.AsSpan())
            {
                value = (float)(1000 + 3 * random.NextGaussian());
            }

            moments.Add(values);
            all.AddRange(values);
        }

        var mean = all.Average(value => (double)value);
        Assert.That(moments.Count, Is.EqualTo(all.Count));
        Assert.That(moments.Mean, Is.EqualTo(mean).Within(1e-9));
        Assert.That(moments.Variance, Is.EqualTo(all.Average(value => (value - mean) * (value - mean))).Within(1e-8));
    }

    [Test]
    public void Variance_BeforeAnything_IsOne()
    {
        var moments = new RunningMoments();
        moments.Add([]);
        Assert.That((moments.Count, moments.Mean, moments.Variance), Is.EqualTo((0.0, 0.0, 1.0)));
    }

    [Test]
    public void Load_AfterSave_GoesOnTheSame()
    {
        var (first, second) = (new RunningMoments(), new RunningMoments());
        first.Add([1, 2, 4]);
        Copy(first.Save, second.Load);
        first.Add([8]);
        second.Add([8]);
        Assert.That((second.Count, second.Mean, second.Variance), Is.EqualTo((first.Count, first.Mean, first.Variance)));
        Assert.That(second.Mean, Is.EqualTo(3.75));
    }

    internal static void Copy(Action<BinaryWriter> save, Action<BinaryReader> load)
    {
        using var memory = new MemoryStream();
        using (var writer = new BinaryWriter(memory, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            save(writer);
        }

        memory.Position = 0;
        using var reader = new BinaryReader(memory);
        load(reader);
        Assert.That(memory.Position, Is.EqualTo(memory.Length), "all that was saved is loaded");
    }
}
