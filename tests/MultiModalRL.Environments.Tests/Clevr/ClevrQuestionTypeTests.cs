namespace MultiModalRL.Environments.Tests;

public sealed class ClevrQuestionTypeTests
{
    [TestCase("equal_integer", "compare_integer")]
    [TestCase("less_than", "compare_integer")]
    [TestCase("greater_than", "compare_integer")]
    [TestCase("equal_color", "equal_color")]
    [TestCase("query_shape", "query_shape")]
    [TestCase("exist", "exist")]
    [TestCase("count", "count")]
    public void Of_LastFunction_IsTheGroupOfThePaper(string function, string type) => Assert.That(ClevrQuestionType.Of(function), Is.EqualTo(type));
}
