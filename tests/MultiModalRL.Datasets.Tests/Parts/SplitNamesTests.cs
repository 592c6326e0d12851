using MultiModalRL.Core;

namespace MultiModalRL.Datasets.Tests;

public sealed class SplitNamesTests
{
    [TestCase("train", Split.Train)]
    [TestCase("train2014", Split.Train)]
    [TestCase("trainA", Split.Train)]
    [TestCase("validation", Split.Validation)]
    [TestCase("val", Split.Validation)]
    [TestCase("val2014", Split.Validation)]
    [TestCase("dev", Split.Validation)]
    [TestCase("testmini", Split.Validation)]
    [TestCase("testdev", Split.Validation)]
    [TestCase("test", Split.Test)]
    [TestCase("test2015", Split.Test)]
    [TestCase("valB", Split.Compositional)]
    [TestCase("challenge", null)]
    public void Of_PublishedName_IsItsSplit(string part, Split? split) => Assert.That(SplitNames.Of(part), Is.EqualTo(split));

    [Test]
    public void Choose_SeveralOfOneSplit_TakesTheFirstByPreference() =>
        Assert.That(SplitNames.Choose(["testdev", "dev", "val", "challenge", "test"]), Is.EqualTo(new Dictionary<Split, string>
        {
            [Split.Validation] = "val", [Split.Test] = "test",
        }));
}
