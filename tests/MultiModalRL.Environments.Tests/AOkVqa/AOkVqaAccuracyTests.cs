namespace MultiModalRL.Environments.Tests;

public sealed class AOkVqaAccuracyTests
{
    [TestCase(0, 0)]
    [TestCase(1, 1 / 3.0)]
    [TestCase(2, 2 / 3.0)]
    [TestCase(3, 1)]
    [TestCase(10, 1)]
    public void DirectAnswer_LeavesNoneOut(int matching, double accuracy)
    {
        var answers = Enumerable.Range(0, 10).Select(i => i < matching ? "cat" : "dog").ToArray();
        Assert.That(AOkVqaAccuracy.DirectAnswer(answers, "cat"), Is.EqualTo(accuracy));
    }

    [Test]
    public void DirectAnswer_IsNotNormalized() => Assert.That(AOkVqaAccuracy.DirectAnswer(["cat", "cat", "cat"], "Cat"), Is.Zero);

    [TestCase("dog", 1)]
    [TestCase("Dog", 0)]
    [TestCase("cat", 0)]
    public void MultipleChoice_IsTheRightChoicesText(string prediction, double accuracy) =>
        Assert.That(AOkVqaAccuracy.MultipleChoice(["cat", "dog"], 1, prediction), Is.EqualTo(accuracy));
}
