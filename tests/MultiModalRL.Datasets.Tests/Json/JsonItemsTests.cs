using System.IO.Compression;
using System.Text;
using System.Text.Json;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets.Tests;

public sealed class JsonItemsTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [TestCase(false)]
    [TestCase(true)]
    public void InLines_ItemsALine_AreReadInOrder(bool isPacked)
    {
        var file = Write("nlvr2.json", "{\"sentence\":\"é\"}\n{\"sentence\":\"b\"}\r\n\n{\"sentence\":\"c\"}", isPacked);
        Assert.That(JsonItems.InLines(file, JsonRules.Strict).Select(item => item.Text("sentence")), Is.EqualTo(new[] { "é", "b", "c" }));
    }

    [TestCase("{\"a\":1}\n\n{\"a\":}", "line 3: malformed JSON")]
    [TestCase("{\"a\":1}{\"a\":2}", "line 1: malformed JSON")]
    [TestCase("{\"a\":1,\"a\":2}", "line 1: malformed JSON")]
    public void InLines_OtherText_NamesTheLine(string text, string message)
    {
        var file = Write("lines.jsonl", text);
        Assert.That(() => JsonItems.InLines(file, JsonRules.Strict).ToArray(), Throws.InstanceOf<InputException>().With.Message.StartsWith($"{file}: {message}"));
    }

    [Test]
    public void InLines_NoUnicode_IsRefused()
    {
        var file = folder.Write("lines.jsonl", [.. "{\"a\":\""u8, 0xFF, .. "\"}"u8]);
        Assert.That(() => JsonItems.InLines(file, JsonRules.Strict).ToArray(), Throws.InstanceOf<InputException>().With.Message.Contains("no UTF-8"));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void InArray_FieldOfALongObject_IsReadWhateverIsAround(bool isPacked)
    {
        var items = string.Join(",\n", Enumerable.Range(0, 20_000).Select(i => $"{{\"question\":\"question {i}?\",\"question_id\":{i}}}"));
        var file = Write("questions.json", "\uFEFF{\"info\":{\"a\":[[1],{\"b\":2}]},\n\"questions\":[" + items + "],\n\"license\":[{}]}\n", isPacked);
        var read = JsonItems.InArray(file, JsonRules.Strict, "questions").Select(item => (item.Text("question"), item.WholeNumber("question_id")));
        Assert.That(read, Is.EqualTo(Enumerable.Range(0, 20_000).Select(i => ($"question {i}?", $"{i}"))));
    }

    [TestCase("[{\"a\":1},{\"a\":2}]", null)]
    [TestCase("{\"x\":[{\"a\":1},{\"a\":2}]}", "x")]
    [TestCase("{\"y\":[],\"x\":[{\"a\":1},{\"a\":2}],\"z\":1}", "x")]
    public void InArray_InEitherLayout_GivesItsItems(string text, string? member) =>
        Assert.That(JsonItems.InArray(Write("a.json", text), JsonRules.Strict, member).Select(item => item.WholeNumber("a")), Is.EqualTo(new[] { "1", "2" }));

    [TestCase("{\"b\":1,\n\"c\":2}", "a", "expected the array 'a', found no member of that name among b, c")]
    [TestCase("{}", "a", "expected the array 'a', found no member of that name")]
    [TestCase("{\"a\":{}}", "a", "expected 'a' to be one JSON array, found an object")]
    [TestCase("[]", "a", "expected one JSON object with the array 'a', found an array")]
    [TestCase("{}", null, "expected one JSON array, found an object")]
    [TestCase("[{}]\n[]", null, "line 2: malformed JSON")]
    [TestCase("[{},\n{}", null, "line 2: malformed JSON")]
    [TestCase("[{},]", null, "line 1: malformed JSON")]
    [TestCase("{\"a\":[{\"b\":[1\n,2,\"x\"]},{\"b\":1,\n\"b\":2}]}", "a", "line 3: malformed JSON")]
    [TestCase("{\"a\":[],\"a\":[]}", "a", "line 1: expected the member 'a' once, found it twice")]
    [TestCase("", null, "line 1: malformed JSON")]
    public void InArray_OtherText_NamesTheLine(string text, string? member, string message)
    {
        var file = Write("a.json", text);
        Assert.That(() => JsonItems.InArray(file, JsonRules.Strict, member).ToArray(), Throws.InstanceOf<InputException>().With.Message.StartsWith($"{file}: {message}"));
    }

    [Test]
    public void InArray_LinesWithinItems_AreCounted()
    {
        var file = Write("a.json", "[\n{\n\"a\":\n1},\n\n{\"a\":\n\"x\"}]");
        Assert.That(
            () => JsonItems.InArray(file, JsonRules.Strict).Select(item => item.WholeNumber("a")).ToArray(),
            Throws.InstanceOf<InputException>().With.Message.EqualTo($"{file}: line 6, item 2: a: expected a whole number, found \"x\""));
    }

    [Test]
    public void InObject_FileOrFolder_GivesKeysInOrder()
    {
        Write("train/chunk_1.json", "{\"07\":{\"question\":\"c\"}}");
        Write("train/chunk_0.json", "{\"9\":{\"question\":\"a\"},\"1\":{\"question\":\"b\"}}");
        Assert.That(
            JsonItems.InObject(Path.Combine(folder.Path, "train"), JsonRules.Strict).Select(entry => (entry.Name, entry.Item.Text("question"))),
            Is.EqualTo(new[] { ("9", "a"), ("1", "b"), ("07", "c") }));
    }

    // Official scripts read so: the last of two members counts, and a line must be JSON.
    [Test]
    public void Items_ByPythonsRules_MayRepeatAMemberButNotBeBlank()
    {
        var file = Write("a.json", "{\"a\":[{\"x\":1,\"x\":2}],\"a\":[]}");
        Assert.That(JsonItems.InArray(file, JsonRules.Python, "a").Single().WholeNumber("x"), Is.EqualTo("2"));
        Assert.That(() => JsonItems.InArray(file, JsonRules.Strict, "a").ToArray(), Throws.InstanceOf<InputException>());
        var lines = Write("b.json", "{\"x\":1,\"x\":2}\n\n{}");
        Assert.That(JsonItems.InLines(lines, JsonRules.Python).First().WholeNumber("x"), Is.EqualTo("2"));
        Assert.That(() => JsonItems.InLines(lines, JsonRules.Python).Count(), Throws.InstanceOf<InputException>().With.Message.StartsWith($"{lines}: line 2: malformed JSON"));
    }

    // Sizes around those of the buffer, which begins with 65,536 bytes.
    [TestCase(1)]
    [TestCase(65_530)]
    [TestCase(65_536)]
    [TestCase(300_000)]
    public void InArray_ElementsOfAnySize_ComeInOrder(int size)
    {
        var texts = Enumerable.Range(0, 20).Select(i => new string((char)('a' + i), size + i)).ToArray();
        var file = Write("a.json", JsonSerializer.Serialize(new { info = texts[..3], data = texts, rest = new { texts } }));
        Assert.That(JsonItems.InArray(file, JsonRules.Python, "data").Select(item => item.AsText()), Is.EqualTo(texts));
    }

    [Test]
    public void InObject_MemberOrFile_GivesNamesAndWhereTheyAre()
    {
        var file = Write("a.json", "{\"info\":[{}],\n\"results\":{\"7\":\"a\",\n\"8\":\"b\"},\"end\":{}}");
        Assert.That(
            JsonItems.InObject(file, JsonRules.Python, "results").Select(entry => (entry.Name, entry.Item.AsText(), entry.Item.Place)),
            Is.EqualTo(new[] { ("7", "a", "line 2, '7'"), ("8", "b", "line 3, '8'") }));
        Assert.That((JsonItems.IsArray(file), JsonItems.IsArray(Write("b.json", " [1"))), Is.EqualTo((false, true)));
    }

    [TestCase("[]", "expected one JSON object, found an array")]
    [TestCase("{\"1\":", "line 1: malformed JSON")]
    [TestCase("{\"1\":{}}{}", "line 1: malformed JSON")]
    [TestCase("{\"\\ud800\":1}", "line 1: malformed JSON: a name is no valid Unicode")]
    public void InObject_OtherText_NamesTheLine(string text, string message)
    {
        var file = Write("map.json", text);
        Assert.That(() => JsonItems.InObject(file, JsonRules.Strict).ToArray(), Throws.InstanceOf<InputException>().With.Message.StartsWith($"{file}: {message}"));
    }

    [Test]
    public void InLines_GzipCutAnywhere_IsRefused()
    {
        var whole = Packed("{\"a\":1}\n{\"a\":2}\n");
        for (var length = 2; length < whole.Length; length++)
        {
            var file = folder.Write("cut", whole[..length]);
            Assert.That(() => JsonItems.InLines(file, JsonRules.Strict).ToArray(), Throws.InstanceOf<InputException>().With.Message.Contains(file), $"{length} of {whole.Length} bytes");
        }
    }

    [Test]
    public void InArray_ValueOverTheLimit_IsRefusedBeforeItIsRead()
    {
        var file = Packed("[\"" + new string('x', 80 << 20));
        Assert.That(
            () => JsonItems.InArray(folder.Write("bomb.json", file), JsonRules.Strict).ToArray(),
            Throws.InstanceOf<InputException>().With.Message.Contains("at most 67108864 bytes"));
    }

    private string Write(string name, string text, bool isPacked = false) =>
        folder.Write(name, isPacked ? Packed(text) : Encoding.UTF8.GetBytes(text));

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
