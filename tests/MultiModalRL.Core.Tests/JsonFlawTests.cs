using System.Text.Json;
using System.Text.Json.Nodes;

namespace MultiModalRL.Core.Tests;

public sealed class JsonFlawTests
{
    [Test]
    public void OfLine_WordThatIsNone_QuotesItsBeginning()
    {
        var text = "[" + "trub" + new string('x', 100_000) + "]";
        var flaw = JsonFlaw.OfLine(Thrown(() => JsonNode.Parse(text)));
        Assert.That(flaw, Does.StartWith("'trubxxx").And.Contains("…' is an invalid JSON literal").And.Length.LessThan(120));
    }

    [Test]
    public void OfLine_ShortWord_QuotesItWhole() =>
        Assert.That(JsonFlaw.OfLine(Thrown(() => JsonNode.Parse("[nul]"))), Does.StartWith("'nul]' is an invalid JSON literal"));

    [Test]
    public void OfLine_LongPath_IsCut()
    {
        var text = "{\"" + new string('a', 5_000) + "\": \"b\"}";
        var flaw = JsonFlaw.OfLine(Thrown(() => JsonSerializer.Deserialize<Dictionary<string, int>>(text)));
        Assert.That(flaw, Does.Contain(" at $.aaa").And.EndsWith("…").And.Length.LessThan(200));
    }

    private static JsonException Thrown(Action parse)
    {
        try
        {
            parse();
        }
        catch (JsonException exception)
        {
            return exception;
        }

        throw new InvalidOperationException("expected malformed JSON");
    }
}
