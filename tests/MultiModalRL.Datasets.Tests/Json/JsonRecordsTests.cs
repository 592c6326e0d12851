using System.IO.Compression;
using System.Text;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets.Tests;

public sealed class JsonRecordsTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [TestCase(false)]
    [TestCase(true)]
    public void ReadLines_ObjectsALine_AreReadInOrder(bool isPacked)
    {
        var file = Write("nlvr2.json", "{\"sentence\":\"é\"}\n{\"sentence\":\"b\"}\r\n\n{\"sentence\":\"c\"}", isPacked);
        Assert.That(JsonRecords.ReadLines(file).Select(record => record.String("sentence")), Is.EqualTo(new[] { "é", "b", "c" }));
    }

    [TestCase("{\"a\":1}\n[1]", "line 2, record 2: expected an object, found an array")]
    [TestCase("{\"a\":1}\n\n{\"a\":}", "line 3: malformed JSON")]
    [TestCase("{\"a\":1}{\"a\":2}", "line 1: malformed JSON")]
    [TestCase("{\"a\":1,\"a\":2}", "line 1: malformed JSON")]
    public void ReadLines_OtherText_NamesTheLine(string text, string message)
    {
        var file = Write("lines.jsonl", text);
        Assert.That(() => JsonRecords.ReadLines(file).ToArray(), Throws.InstanceOf<InputException>().With.Message.StartsWith($"{file}: {message}"));
    }

    [Test]
    public void ReadLines_NoUnicode_IsRefused()
    {
        var file = folder.Write("lines.jsonl", [.. "{\"a\":\""u8, 0xFF, .. "\"}"u8]);
        Assert.That(() => JsonRecords.ReadLines(file).ToArray(), Throws.InstanceOf<InputException>().With.Message.Contains("no UTF-8"));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void ReadArray_FieldOfALongObject_IsReadWhateverIsAround(bool isPacked)
    {
        var records = string.Join(",\n", Enumerable.Range(0, 20_000).Select(i => $"{{\"question\":\"question {i}?\",\"question_id\":{i}}}"));
        var file = Write("questions.json", "\uFEFF{\"info\":{\"a\":[[1],{\"b\":2}]},\n\"questions\":[" + records + "],\n\"license\":[{}]}\n", isPacked);
        var read = JsonRecords.ReadArray(file, "questions").Select(record => (record.String("question"), record.Int64("question_id")));
        Assert.That(read, Is.EqualTo(Enumerable.Range(0, 20_000).Select(i => ($"question {i}?", (long)i))));
    }

    [TestCase("[{\"a\":1},{\"a\":2}]", null)]
    [TestCase("{\"x\":[{\"a\":1},{\"a\":2}]}", "x")]
    [TestCase("{\"y\":[],\"x\":[{\"a\":1},{\"a\":2}],\"z\":1}", "x")]
    public void ReadArray_InEitherLayout_GivesItsObjects(string text, string? field) =>
        Assert.That(JsonRecords.ReadArray(Write("a.json", text), field).Select(record => record.Int64("a")), Is.EqualTo(new[] { 1L, 2L }));

    [TestCase("{\"b\":1,\n\"c\":2}", "a", "line 2: expected the field a, found b, c")]
    [TestCase("{}", "a", "line 1: expected the field a, found none")]
    [TestCase("{\"a\":{}}", "a", "line 1: expected a, an array, found an object")]
    [TestCase("[]", "a", "line 1: expected an object with the field a, found an array")]
    [TestCase("{}", null, "line 1: expected one array, found an object")]
    [TestCase("[{}]\n[]", null, "line 2: malformed JSON")]
    [TestCase("[{},\n{},\n3]", null, "line 3, record 3: expected an object, found 3")]
    [TestCase("[{},\n{}", null, "line 2: malformed JSON")]
    [TestCase("[{},]", null, "line 1: malformed JSON")]
    [TestCase("{\"a\":[{\"b\":[1\n,2,\"x\"]},{\"b\":1,\n\"b\":2}]}", "a", "line 3: malformed JSON")]
    [TestCase("{\"a\":[],\"a\":[]}", "a", "line 1: expected the field a once, found it twice")]
    [TestCase("", null, "line 1: malformed JSON")]
    public void ReadArray_OtherText_NamesTheLine(string text, string? field, string message)
    {
        var file = Write("a.json", text);
        Assert.That(() => JsonRecords.ReadArray(file, field).ToArray(), Throws.InstanceOf<InputException>().With.Message.StartsWith($"{file}: {message}"));
    }

    [Test]
    public void ReadArray_LinesWithinRecords_AreCounted()
    {
        var file = Write("a.json", "[\n{\n\"a\":\n1},\n\n{\"a\":\n\"x\"}]");
        Assert.That(
            () => JsonRecords.ReadArray(file).Select(record => record.Int64("a")).ToArray(),
            Throws.InstanceOf<InputException>().With.Message.EqualTo($"{file}: line 6, record 2: a: expected a whole number, found \"x\""));
    }

    [Test]
    public void ReadMap_FileOrFolder_GivesKeysInOrder()
    {
        Write("train/chunk_1.json", "{\"07\":{\"question\":\"c\"}}");
        Write("train/chunk_0.json", "{\"9\":{\"question\":\"a\"},\"1\":{\"question\":\"b\"}}");
        Assert.That(
            JsonRecords.ReadMap(Path.Combine(folder.Path, "train")).Select(record => (record.Key, record.String("question"))),
            Is.EqualTo(new[] { ("9", "a"), ("1", "b"), ("07", "c") }));
    }

    [TestCase("[]", "line 1: expected one object, found an array")]
    [TestCase("{\"1\":[]}", "line 1, record 1 (1): expected an object, found an array")]
    [TestCase("{\"1\":{}}{}", "line 1: malformed JSON")]
    public void ReadMap_OtherText_NamesTheRecord(string text, string message)
    {
        var file = Write("map.json", text);
        Assert.That(() => JsonRecords.ReadMap(file).ToArray(), Throws.InstanceOf<InputException>().With.Message.StartsWith($"{file}: {message}"));
    }

    [Test]
    public void ReadLines_GzipCutAnywhere_IsRefused()
    {
        var whole = Packed("{\"a\":1}\n{\"a\":2}\n");
        for (var length = 2; length < whole.Length; length++)
        {
            var file = folder.Write("cut", whole[..length]);
            Assert.That(() => JsonRecords.ReadLines(file).ToArray(), Throws.InstanceOf<InputException>().With.Message.Contains(file), $"{length} of {whole.Length} bytes");
        }
    }

    [Test]
    public void ReadArray_ValueOverTheLimit_IsRefusedBeforeItIsRead()
    {
        var file = Packed("[\"" + new string('x', 80 << 20));
        Assert.That(
            () => JsonRecords.ReadArray(folder.Write("bomb.json", file)).ToArray(),
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
