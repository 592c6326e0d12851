using static TorchSharp.torch;

namespace MultiModalRL.Agents.Tests;

public sealed class LossStatisticsTests
{
    [Test]
    public void Finish_AfterAMark_TellsTheMeanOfAllAndThatSinceIt()
    {
        using var scope = NewDisposeScope();
        using var statistics = new LossStatistics(CPU, "a", "b");
        // What an earlier update left must not count.
        Add(statistics, 100, 100);
        statistics.Clear();
        Add(statistics, 1, 8);
        Add(statistics, 2, 8);
        statistics.Mark();
        Add(statistics, 6, 2);
        statistics.Finish(NoMetrics.Instance, 1, 1);
        Assert.That((statistics["a"], statistics["b"]), Is.EqualTo((3.0, 6.0)));
        Assert.That((statistics.Latest("a"), statistics.Latest("b")), Is.EqualTo((6.0, 2.0)));
    }

    private static void Add(LossStatistics statistics, float a, float b) => statistics.Add(tensor(a), tensor(b));
}
