namespace MultiModalRL.Core.Tests;

public sealed class ColumnsTests
{
    private static readonly CompositeSpace Layout = new(
    [
        new("count", new DiscreteSpace(10)),
        new("mask", new MultiBinarySpace(3)),
        new("name", new TextSpace(4)),
    ]);

    private static readonly Field<int> Count = Layout.Field<int>("count");
    private static readonly Field<byte> Mask = Layout.Field<byte>("mask");
    private static readonly Field<string> Name = Layout.Field<string>("name");

    [Test]
    public void Values_OfARow_AreSeenByAllAndByTheRow()
    {
        var columns = new Columns(Layout, 3);
        columns.Values(Mask, 1)[2] = 1;
        columns[1].Value(Count) = 7;
        Assert.That(columns.All(Mask).ToArray(), Is.EqualTo(new byte[] { 0, 0, 0, 0, 0, 1, 0, 0, 0 }));
        Assert.That(columns.All(Count).ToArray(), Is.EqualTo(new[] { 0, 7, 0 }));
        Assert.That(columns[1].Values(Mask)[2], Is.EqualTo(1));
    }

    [Test]
    public void Count_Smaller_ShortensAllAndStaysWithinTheCapacity()
    {
        var columns = new Columns(Layout, 3) { Count = 2 };
        Assert.That(columns.All(Mask).Length, Is.EqualTo(6));
        Assert.That(() => columns.Count = 4, Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => columns.Count = -1, Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void CopyRow_ToAnotherRow_CopiesEveryField()
    {
        var (from, to) = (Filled(), new Columns(Layout, 4));
        from.CopyRow(1, to, 3);
        Assert.That(to.Values(Count, 3)[0], Is.EqualTo(2));
        Assert.That(to.Values(Mask, 3).ToArray(), Is.EqualTo(new byte[] { 0, 1, 0 }));
        Assert.That(to.Values(Name, 3)[0], Is.EqualTo("b"));
        Assert.That(to.Values(Count, 2)[0], Is.Zero);
    }

    [Test]
    public void CopyTo_LargerColumns_CopiesRowsAndCount()
    {
        var (from, to) = (Filled(), new Columns(Layout, 4));
        from.CopyTo(to);
        Assert.That(to.Count, Is.EqualTo(2));
        Assert.That(to.All(Count).ToArray(), Is.EqualTo(new[] { 1, 2 }));
        Assert.That(to.All(Name).ToArray(), Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public void FirstOutside_AnyField_IsNamed()
    {
        var columns = Filled();
        Assert.That(columns.FirstOutside(0), Is.Null);
        columns.Values(Name, 0)[0] = "too long";
        Assert.That(columns.FirstOutside(0), Is.EqualTo("name"));
        columns.Values(Count, 0)[0] = 10;
        Assert.That(columns.FirstOutside(0), Is.EqualTo("count"));
        Assert.That(columns.FirstOutside(1), Is.Null);
    }

    [Test]
    public void Field_UnknownNameOrType_ListsTheFields()
    {
        Assert.That(() => Layout.Field<int>("cuont"), Throws.ArgumentException.With.Message.Contains("count (Int32), mask (Byte)"));
        Assert.That(() => Layout.Field<float>("count"), Throws.ArgumentException);
        Assert.That(Layout.TryField<float>("count"), Is.Null);
    }

    [Test]
    public void CompositeSpace_RepeatedName_Throws() => Assert.That(
        () => new CompositeSpace([new("a", new DiscreteSpace(1)), new("a", new DiscreteSpace(2))]),
        Throws.ArgumentException.With.Message.Contains("'a'"));

    private static Columns Filled()
    {
        var columns = new Columns(Layout, 2);
        for (var row = 0; row < 2; row++)
        {
            columns.Values(Count, row)[0] = row + 1;
            columns.Values(Mask, row)[row] = 1;
            columns.Values(Name, row)[0] = row == 0 ? "a" : "b";
        }

        return columns;
    }
}
