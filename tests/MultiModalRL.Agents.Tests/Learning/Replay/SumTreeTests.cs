using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

public sealed class SumTreeTests
{
    [Test]
    public void Find_EveryShare_IsWhereTheWeightsUpToItExceedIt()
    {
        var tree = Tree(1, 0, 2, 0.5, 4);
        Assert.That(tree.Total, Is.EqualTo(7.5));
        Assert.That(
            new[] { 0, 0.99, 1, 2.99, 3, 3.49, 3.5, 7.49 }.Select(tree.Find), Is.EqualTo(new[] { 0, 0, 2, 2, 3, 3, 4, 4 }));
    }

    [Test]
    public void Find_TheWholeSumOrMore_IsTheLastWithAnyWeight() =>
        Assert.That(new[] { 3.0, 4.0 }.Select(Tree(1, 2, 0).Find), Is.EqualTo(new[] { 1, 1 }));

    [Test]
    public void Item_SetAgain_ChangesTheSumByTheDifference()
    {
        var tree = Tree(1, 2, 3);
        tree[1] = 5;
        Assert.That((tree.Total, tree[1], tree.Find(5.5)), Is.EqualTo((9.0, 5.0, 1)));
    }

    [Test]
    public void Find_ManyWeights_AgreesWithALinearSearch()
    {
        var random = new RandomStream(4);
        double[] weights = [.. Enumerable.Range(0, 100).Select(_ => random.NextInt(4) * random.NextDouble())];
        var tree = Tree(weights);
        for (var draw = 0; draw < 1_000; draw++)
        {
            var mass = random.NextDouble() * tree.Total;
            var (at, sum) = (0, weights[0]);
            while (sum <= mass)
            {
                sum += weights[++at];
            }

            Assert.That(tree.Find(mass), Is.EqualTo(at));
        }
    }

    [Test]
    public void Item_OrderOfSetting_MakesNoDifference()
    {
        var random = new RandomStream(5);
        double[] weights = [.. Enumerable.Range(0, 33).Select(_ => random.NextDouble())];
        var backwards = new SumTree(33);
        for (var i = 32; i >= 0; i--)
        {
            backwards[i] = 17;
            backwards[i] = weights[i];
        }

        Assert.That(backwards.Total, Is.EqualTo(Tree(weights).Total));
    }

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    [TestCase(-1)]
    public void Item_NoWeight_IsRefused(double weight) =>
        Assert.That(() => new SumTree(2)[0] = weight, Throws.InstanceOf<ArithmeticException>().With.Message.Contains("priority"));

    private static SumTree Tree(params double[] weights)
    {
        var tree = new SumTree(weights.Length);
        for (var i = 0; i < weights.Length; i++)
        {
            tree[i] = weights[i];
        }

        return tree;
    }
}
