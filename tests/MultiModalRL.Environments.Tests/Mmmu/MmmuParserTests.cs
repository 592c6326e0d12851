using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace MultiModalRL.Environments.Tests;

public sealed class MmmuParserTests
{
    [TestCase("(A) or rather (B).", "B")]
    [TestCase("A", "A")]
    [TestCase("'B'.", "B")]
    [TestCase("I think that it must be the red car after all", "B")]
    [TestCase("the cat and the red car and again the cat", "A")]
    public void Choice_ThatIsSaid_IsFound(string response, string letter) =>
        Assert.That(MmmuChoiceParser.Parse(response, [("A", "cat"), ("B", "Red Car")], new MersenneTwister(42)), Is.EqualTo(letter));

    [Test]
    public void Choice_GoldenResponses_Agrees()
    {
        var random = new MersenneTwister(42);
        GoldenFile.Check("Mmmu/mmmu-choice.golden.jsonl", record =>
        {
            var choices = GoldenFile.Texts(record["o"]).Select((option, index) => (((char)('A' + index)).ToString(), option)).ToImmutableArray();
            var letter = MmmuChoiceParser.Parse((string)record["r"]!, choices, random);
            return letter == (string)record["c"]! ? null : letter;
        });
    }

    [Test]
    public void Open_PeriodAndCapital_DoNotSplit() =>
        Assert.That(MmmuOpenParser.Parse("It is 5. So x = 7").Select(value => value.Text ?? value.Number.ToString(CultureInfo.InvariantCulture)), Is.EqualTo(new[] { "7" }));

    [Test]
    public void Open_SingleCharacter_DoesNotMatchWithinWords() => Assert.Multiple(() =>
    {
        Assert.That(MmmuAccuracy.IsRightOpen(["a"], MmmuOpenParser.Parse("banana")), Is.False);
        Assert.That(MmmuAccuracy.IsRightOpen(["a"], MmmuOpenParser.Parse("the answer is option a here")), Is.True);
    });

    [Test]
    public void Open_GoldenResponses_Agrees() => GoldenFile.Check("Mmmu/mmmu-open.golden.jsonl", record =>
    {
        var values = MmmuOpenParser.Parse((string)record["r"]!);
        var found = values.Select(Text).Order(StringComparer.Ordinal).ToArray();
        var expected = record["v"]!.AsArray().Select(value => Text(Value(value!))).Distinct().Order(StringComparer.Ordinal);
        var isRight = MmmuAccuracy.IsRightOpen([.. GoldenFile.Texts(record["g"])], values);
        return found.SequenceEqual(expected) && isRight == (bool)record["e"]! ? null : $"{string.Join(" | ", found)}: {isRight}";
    });

    // To Python the mathematical x, of which .NET sees two halves, is a letter, and the mathematical five a digit.
    [TestCase("5\U0001D465", "text 5\U0001D465")]
    [TestCase("\U0001D4655", "number 5.0|text \U0001D4655")]
    [TestCase("\U0001D465 = 5", "number 5.0")]
    [TestCase("1,000\U0001D465", "text 1,000\U0001D465")]
    [TestCase("x\U0001D7D3.5", "number 5.5|text x\U0001D7D3.5")]
    [TestCase("5\U0001F600", "number 5.0|text 5\U0001F600")]
    public void Open_CharactersBeyondTheBasicPlane_AreSingle(string response, string found) =>
        Assert.That(string.Join('|', MmmuOpenParser.Parse(response).Select(Text).Order(StringComparer.Ordinal)), Is.EqualTo(found));

    private static MmmuValue Value(JsonNode node) =>
        node["t"] is { } text ? new((string)text!, 0) : new(null, PythonNumber.Parse((string)node["f"]!)!.Value);

    private static string Text(MmmuValue value) => value.Text is { } text ? $"text {text}" : $"number {PythonNumber.Text(value.Number)}";
}
