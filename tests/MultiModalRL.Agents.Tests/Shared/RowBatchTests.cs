using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

public sealed class RowBatchTests
{
    [Test]
    public void Gather_ColumnsOfAnotherSpace_KeepsTheirSpaceAndValues()
    {
        // Handles mean images of the store that the columns' own space names: another split has another.
        var batch = new RowBatch(4);
        foreach (var offset in new[] { 10, 20 })
        {
            var space = new CompositeSpace([new("number", new DiscreteSpace(100))]);
            var columns = new Columns(space, 3);
            new[] { offset, offset + 1, offset + 2 }.CopyTo(columns.All(space.Field<int>("number")));
            var gathered = batch.Gather(columns, [0, 2]);
            Assert.That(gathered.Space, Is.SameAs(space));
            Assert.That(gathered.All(space.Field<int>("number")).ToArray(), Is.EqualTo(new[] { offset, offset + 2 }));
        }
    }
}
