namespace MultiModalRL.Core.Tests;

public sealed class SpaceTests
{
    private static readonly Space[] All =
    [
        new DiscreteSpace(1),
        new DiscreteSpace(7),
        new MultiDiscreteSpace([2, 1, 5]),
        new BoxSpace([2, 3], -2, 3),
        new BoxSpace([4], 0, float.PositiveInfinity),
        new BoxSpace([4], float.NegativeInfinity, float.PositiveInfinity),
        new BoxSpace([-1, 0, float.NegativeInfinity], [1, 0.1f, 3]),
        new MultiBinarySpace(9),
        new TokenSpace(6, 11),
        new TextSpace(5),
        new ImageSpace(new BlankImages(4), 2),
    ];

    [TestCaseSource(nameof(All))]
    public void SampleRow_ManySeeds_AreMembersAndFollowFromTheSeed(Space space)
    {
        var columns = new Columns(new CompositeSpace([new("value", space)]), 2);
        for (var seed = 0ul; seed < 200; seed++)
        {
            var (first, second) = (new RandomStream(seed), new RandomStream(seed));
            columns.SampleRow(0, ref first);
            columns.SampleRow(1, ref second);
            Assert.That(columns.FirstOutside(0), Is.Null);
            Assert.That(Bytes(columns, 1), Is.EqualTo(Bytes(columns, 0)));
            Assert.That(second, Is.EqualTo(first));
        }
    }

    [TestCaseSource(nameof(All))]
    public void AreInside_AllRowsSampled_HoldsForThemAlone(Space space)
    {
        var columns = new Columns(new CompositeSpace([new("first", new DiscreteSpace(2)), new("value", space)]), 5);
        var random = new RandomStream(8);
        for (var row = 0; row < 5; row++)
        {
            columns.SampleRow(row, ref random);
        }

        Assert.That(columns.AreInside(5));
        columns.Values(new Field<int>(0, 1), 3)[0] = 2;
        Assert.That(columns.AreInside(5), Is.False);
        Assert.That(columns.AreInside(3), "what lies behind the rows asked about does not count");
    }

    [TestCaseSource(nameof(All))]
    public void ReadRow_OfWriteRow_GivesTheSameBits(Space space)
    {
        var columns = new Columns(new CompositeSpace([new("value", space), new("other", new DiscreteSpace(3))]), 2);
        var random = new RandomStream(3);
        columns.SampleRow(0, ref random);
        columns.SampleRow(1, ref random);
        using var reader = new BinaryReader(new MemoryStream(Bytes(columns, 0)));
        columns.ReadRow(1, reader);
        Assert.That(Bytes(columns, 1), Is.EqualTo(Bytes(columns, 0)));
    }

    [TestCase(-1, false)]
    [TestCase(0, true)]
    [TestCase(6, true)]
    [TestCase(7, false)]
    public void Discrete_Contains_ItsIntegers(int value, bool member) => Assert.That(new DiscreteSpace(7).Contains([value]), Is.EqualTo(member));

    [TestCase(new[] { 1, 0, 4 }, true)]
    [TestCase(new[] { 2, 0, 4 }, false)]
    [TestCase(new[] { 1, 0, -1 }, false)]
    [TestCase(new[] { 1, 0 }, false)]
    public void MultiDiscrete_Contains_EachWithinItsCount(int[] value, bool member) =>
        Assert.That(new MultiDiscreteSpace([2, 1, 5]).Contains(value), Is.EqualTo(member));

    [TestCase(new[] { -2f, 3f }, true)]
    [TestCase(new[] { -2.001f, 0f }, false)]
    [TestCase(new[] { 0f, float.NaN }, false)]
    [TestCase(new[] { 0f, float.PositiveInfinity }, false)]
    [TestCase(new[] { 0f }, false)]
    public void Box_Contains_BoundsIncludedNaNNever(float[] value, bool member) =>
        Assert.That(new BoxSpace([2], -2, 3).Contains(value), Is.EqualTo(member));

    [TestCase(new[] { -1f, 5f }, ExpectedResult = true)]
    [TestCase(new[] { 1f, 6f }, ExpectedResult = true)]
    [TestCase(new[] { 1.1f, 5f }, ExpectedResult = false)]
    [TestCase(new[] { 0f, 4.9f }, ExpectedResult = false)]
    [TestCase(new[] { 0f, float.NaN }, ExpectedResult = false)]
    [TestCase(new[] { 0f }, ExpectedResult = false)]
    [TestCase(new[] { 0f, 5f, 0f }, ExpectedResult = false)]
    public bool Contains_BoxWithBoundsAnElement_HoldsEachToItsOwn(float[] value) => new BoxSpace([-1, 5], [1, 6]).Contains(value);

    [Test]
    public void Box_WithBoundsAnElement_TellsThemAndTheWidest()
    {
        var box = new BoxSpace([-1, 5], [1, 6]);
        Assert.That((box.LowOf(1), box.HighOf(1), box.Low, box.High), Is.EqualTo((5f, 6f, -1f, 6f)));
        Assert.That(box.Shape, Is.EqualTo(new[] { 2 }));
        Assert.That(new BoxSpace([2], -1, 1).LowOf(1), Is.EqualTo(-1f));
        Assert.That(() => new BoxSpace([0, 0], [1]), Throws.ArgumentException);
    }

    [Test]
    public void Box_Width_IsTheProductOfItsShape()
    {
        Assert.That(new BoxSpace([2, 3, 4], 0, 1).Width, Is.EqualTo(24));
        Assert.That(new BoxSpace([], 0, 1).Width, Is.EqualTo(1));
    }

    [TestCase(new byte[] { 0, 1, 1 }, true)]
    [TestCase(new byte[] { 0, 2, 1 }, false)]
    [TestCase(new byte[] { 0, 1 }, false)]
    public void MultiBinary_Contains_ZerosAndOnes(byte[] value, bool member) =>
        Assert.That(new MultiBinarySpace(3).Contains(value), Is.EqualTo(member));

    [TestCase(new[] { 0, 10 }, true)]
    [TestCase(new[] { 0, 11 }, false)]
    [TestCase(new[] { -1, 0 }, false)]
    [TestCase(new[] { 1 }, false)]
    public void Token_Contains_IdsOfItsVocabulary(int[] value, bool member) => Assert.That(new TokenSpace(2, 11).Contains(value), Is.EqualTo(member));

    [TestCase("", true)]
    [TestCase("abcde", true)]
    [TestCase("abcdef", false)]
    [TestCase(null, false)]
    public void Text_Contains_UpToItsLength(string? value, bool member) => Assert.That(new TextSpace(5).Contains([value!]), Is.EqualTo(member));

    [TestCase(-1, true)]
    [TestCase(3, true)]
    [TestCase(4, false)]
    [TestCase(-2, false)]
    public void Image_Contains_HandlesAndNone(int value, bool member) =>
        Assert.That(new ImageSpace(new BlankImages(4)).Contains([value]), Is.EqualTo(member));

    [Test]
    public void Discrete_Sample_IsUniform()
    {
        var random = new RandomStream(1);
        var counts = new int[4];
        Span<int> value = stackalloc int[1];
        for (var i = 0; i < 40_000; i++)
        {
            new DiscreteSpace(4).Sample(ref random, value);
            counts[value[0]]++;
        }

        Assert.That(counts, Is.All.InRange(9_600, 10_400));
    }

    [Test]
    public void Discrete_Groups_AreFoundByName()
    {
        var actions = new DiscreteSpace(5) { Groups = [new(ActionGroup.Answer, 0, 3), new(ActionGroup.Look, 3, 2)] };
        Assert.That(actions.Group(ActionGroup.Look), Is.EqualTo(new ActionGroup("look", 3, 2)));
        Assert.That(actions.Group("think"), Is.Null);
        Assert.That(Enumerable.Range(0, 5).Where(actions.Group(ActionGroup.Look)!.Value.Contains), Is.EqualTo(new[] { 3, 4 }));
        Assert.That(actions.Groups[1].End, Is.EqualTo(5));
    }

    private static byte[] Bytes(Columns columns, int row)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        columns.WriteRow(row, writer);
        return stream.ToArray();
    }

    private sealed class BlankImages(int count) : IImageStore
    {
        public int Count => count;

        public ImageShape Shape => new(2, 2, 3);

        public void Read(ReadOnlySpan<int> handles, Span<byte> pixels) => pixels.Clear();
    }
}
