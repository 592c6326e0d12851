using System.IO.Compression;
using System.Text;
using System.Text.Json;
using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

public sealed class JsonItemsTests
{
    private string file;

    [SetUp]
    public void SetUp() => file = Path.GetTempFileName();

    [TearDown]
    public void TearDown() => File.Delete(file);

    // Sizes around those of the buffer, which begins with 65,536 bytes.
    [TestCase(1)]
    [TestCase(1000)]
    [TestCase(65_530)]
    [TestCase(65_536)]
    [TestCase(300_000)]
    public void InArray_ElementsOfAnySize_ComeInOrder(int size)
    {
        var texts = Enumerable.Range(0, 20).Select(i => new string((char)('a' + i), size + i)).ToArray();
        File.WriteAllText(file, JsonSerializer.Serialize(new { info = texts[..3], data = texts, rest = new { texts } }));
        Assert.That(JsonItems.InArray(file, "data").Select(item => item.AsText()), Is.EqualTo(texts));
        File.WriteAllText(file, JsonSerializer.Serialize(texts));
        Assert.That(JsonItems.InArray(file).Select(item => item.AsText()), Is.EqualTo(texts));
    }

    [Test]
    public void InObject_ManyMembers_ComeInOrder()
    {
        var members = Enumerable.Range(0, 20_000).ToDictionary(i => $"id{i}", i => $"{i}");
        File.WriteAllText(file, JsonSerializer.Serialize(members));
        Assert.That(JsonItems.InObject(file).Select(entry => (entry.Name, entry.Item.AsText())), Is.EqualTo(members.Select(member => (member.Key, member.Value))));
    }

    [Test]
    public void InArray_CompressedOrMarked_IsRead()
    {
        using (var stream = new GZipStream(File.Create(file), CompressionMode.Compress))
        {
            stream.Write("[\"é\"]"u8);
        }

        Assert.That(JsonItems.InArray(file).Single().AsText(), Is.EqualTo("é"));
        File.WriteAllText(file, "[1]", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Assert.That(JsonItems.InArray(file).Count(), Is.EqualTo(1));
    }

    [TestCase("[1,2", "malformed JSON")]
    [TestCase("[1,\n2,]", "line 2")]
    [TestCase("[1]2", "malformed JSON")]
    [TestCase("[1] // one", "malformed JSON")]
    [TestCase("{}", "expected one JSON array")]
    [TestCase("\"\\ud800\"", "expected one JSON array")]
    [TestCase("[\"\\ud800\"]", "expected a string of valid Unicode")]
    public void InArray_Flawed_IsOneInputException(string text, string message)
    {
        File.WriteAllText(file, text);
        Assert.That(() => JsonItems.InArray(file).Select(item => item.Element.ValueKind == JsonValueKind.String ? item.AsText() : "").ToArray(), Throws.InstanceOf<InputException>().With.Message.Contain(message).And.Message.Contain(file));
    }

    [Test]
    public void InObject_NameOfBrokenUnicode_IsAnInputException()
    {
        File.WriteAllText(file, """{"\ud800":1}""");
        Assert.That(() => JsonItems.InObject(file).Count(), Throws.InstanceOf<InputException>());
    }
}
