namespace MultiModalRL.Datasets.Tests;

public sealed class ReadAheadTests
{
    [TestCase(0)]
    [TestCase(1)]
    [TestCase(32)]
    [TestCase(1_000)]
    public void Items_OfAnyNumber_AreThoseOfTheSourceInOrder(int count)
    {
        using var ahead = new ReadAhead<int>(Enumerable.Range(0, count));
        Assert.That(ahead.Items(), Is.EqualTo(Enumerable.Range(0, count)));
    }

    [TestCase(0)]
    [TestCase(40)]
    public void Items_WhereTheSourceBreaks_ComeBeforeWhatItThrew(int count)
    {
        using var ahead = new ReadAhead<int>(Enumerable.Range(0, count + 1).Select(i => i < count ? i : throw new InvalidDataException("broken")));
        var taken = 0;
        Assert.That(
            () =>
            {
                foreach (var item in ahead.Items())
                {
                    Assert.That(item, Is.EqualTo(taken++));
                }
            },
            Throws.InstanceOf<InvalidDataException>());
        Assert.That(taken, Is.EqualTo(count));
    }

    [TestCase(0)]
    [TestCase(5)]
    public void Dispose_WhileTheSourceGoesOn_EndsIt(int taken)
    {
        var isClosed = false;
        using (var ahead = new ReadAhead<int>(Endless()))
        {
            Assert.That(ahead.Items().Take(taken), Is.EqualTo(Enumerable.Range(0, taken)));
            SpinWait.SpinUntil(() => Volatile.Read(ref isClosed), TimeSpan.FromMilliseconds(50));
            Assert.That(isClosed, Is.False, "it waits for whoever takes");
        }

        Assert.That(isClosed, Is.True);

        IEnumerable<int> Endless()
        {
            try
            {
                for (var i = 0; ; i++)
                {
                    yield return i;
                }
            }
            finally
            {
                Volatile.Write(ref isClosed, true);
            }
        }
    }
}
