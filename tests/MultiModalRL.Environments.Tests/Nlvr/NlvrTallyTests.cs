namespace MultiModalRL.Environments.Tests;

public sealed class NlvrTallyTests
{
    // Sentence a: right, wrong. Sentence b: right, right. Sentence c: neither true nor false.
    [Test]
    public void Report_SomePredictions_IsWorkedByHand()
    {
        var tally = new NlvrTally();
        tally.Add("a0", "a", "true", "TRUE");
        tally.Add("a1", "a", "true", "false");
        tally.Add("b0", "b", "False", "false");
        tally.Add("b1", "b", "True", "true");
        tally.Add("c0", "c", "true", "maybe");
        var report = tally.Report("images");
        Assert.That(report.Overall.Printed, Is.EqualTo(3 / 5.0));
        Assert.That(report.Figures.Select(figure => (figure.Name, figure.Value.Printed)), Is.EqualTo(new[] { ("consistency", 1 / 3.0), ("filtered_accuracy", 3 / 4.0) }));
    }
}
