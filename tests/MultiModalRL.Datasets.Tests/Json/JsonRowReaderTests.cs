using System.Text;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets.Tests;

public sealed class JsonRowReaderTests
{
    [Test]
    public void NextRow_WholeFile_GivesItsRows() =>
        Assert.That(Read("""[["a",0], ["b\n\u00e9", 2147483647]]"""), Is.EqualTo(new[] { ("a", 0), ("b\né", int.MaxValue) }));

    [Test]
    public void NextRow_EmptyArray_GivesNone() => Assert.That(Read(" [ ] \n"), Is.Empty);

    [Test]
    public void NextRow_ByteOrderMark_IsSkipped() => Assert.That(Read("\uFEFF[[\"a\",1]]"), Has.Count.EqualTo(1));

    // Lines, columns in bytes and rows count from 1.
    [TestCase("", "f.json: line 1, column 1: expected one JSON array, found malformed JSON", TestName = "Empty file")]
    [TestCase("{}", "f.json: line 1, column 1: expected one JSON array, found an object", TestName = "Object at the top")]
    [TestCase("[1]", "f.json: line 1, column 2, row 1: expected a row of 2 fields, found 1", TestName = "Number for a row")]
    [TestCase("[\n[\"a\",1],\n{}]", "f.json: line 3, column 1, row 2: expected a row of 2 fields, found an object", TestName = "Object for a row")]
    [TestCase("[[]]", "f.json: line 1, column 3, row 1: expected text, a string, found the end of the row", TestName = "No fields")]
    [TestCase("[[\"a\"]]", "row 1: expected id, a whole number from 0 to 2147483647, found the end of the row", TestName = "Field missing")]
    [TestCase("[[\"a\",1,2]]", "row 1: expected the end of the row after 2 fields, found 2", TestName = "Field too many")]
    [TestCase("[[1,1]]", "row 1: expected text, a string, found 1", TestName = "Number for a string")]
    [TestCase("[[null,1]]", "row 1: expected text, a string, found null", TestName = "Null for a string")]
    [TestCase("[[\"a\",\"7\"]]", "row 1: expected id, a whole number from 0 to 2147483647, found the string \"7\"", TestName = "String for a number")]
    [TestCase("[[\"a\",-1]]", "row 1: expected id, a whole number from 0 to 2147483647, found -1", TestName = "Negative")]
    [TestCase("[[\"a\",1.5]]", "row 1: expected id, a whole number from 0 to 2147483647, found 1.5", TestName = "Fraction")]
    [TestCase("[[\"a\",2147483648]]", "row 1: expected id, a whole number from 0 to 2147483647, found 2147483648", TestName = "Too large")]
    [TestCase("[[\"a\",true]]", "found true", TestName = "Truth value for a number")]
    [TestCase("[[\"a\",[1]]]", "found an array", TestName = "Array for a number")]
    [TestCase("[[\"a\",1],]", "f.json: line 1, column 10, row 2: expected a row or the end of the array, found malformed JSON", TestName = "Trailing comma")]
    [TestCase("[[\"a\",1]", "row 2: expected a row or the end of the array, found malformed JSON", TestName = "End of the array missing")]
    [TestCase("[[\"a\",1]] 7", "expected nothing after the array", TestName = "Something after the array")]
    [TestCase("[[\"a\",1]]]", "expected nothing after the array", TestName = "Bracket after the array")]
    [TestCase("[[\"a\",1] /* x */]", "malformed JSON", TestName = "Comment")]
    [TestCase("[[\"a\u0001\",1]]", "row 1: expected text, found malformed JSON", TestName = "Control character")]
    [TestCase("[[\"\\ud800\",1]]", "row 1: expected text, a string of valid Unicode", TestName = "Lone surrogate")]
    public void NextRow_Malformed_NamesFilePlaceAndExpectation(string json, string message) =>
        Assert.That(() => Read(json), Throws.InstanceOf<InputException>().With.Message.Contains(message).And.Message.StartsWith("f.json"));

    [Test]
    public void ReadString_InvalidUtf8_NamesTheRow()
    {
        byte[] json = [.. "[[\""u8, 0xFF, .. "\",1]]"u8];
        Assert.That(() => Read(json), Throws.InstanceOf<InputException>().With.Message.Contains("row 1: expected text"));
    }

    [Test]
    public void NextRow_DeepNesting_IsRefused() =>
        Assert.That(() => Read(new string('[', 100_000)), Throws.InstanceOf<InputException>());

    [Test]
    public void Failure_LongOddText_IsOneShortLine()
    {
        var json = "[[\"a\",\"" + string.Concat(Enumerable.Repeat("x\u2028", 5_000)) + "\"]]";
        Assert.That(
            () => Read(json),
            Throws.InstanceOf<InputException>().With.Message.Length.LessThan(250).And.Message.Not.Contains("\u2028"));
    }

    private static List<(string Text, int Id)> Read(string json) => Read(Encoding.UTF8.GetBytes(json));

    private static List<(string Text, int Id)> Read(byte[] json)
    {
        var rows = new JsonRowReader("f.json", json);
        var read = new List<(string, int)>();
        while (rows.NextRow(2))
        {
            read.Add((rows.ReadString("text"), rows.ReadInt32("id", 0)));
        }

        return read;
    }
}
