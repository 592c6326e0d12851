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

    // Cut-off answers end in half an emoji, which json.loads reads.
    [TestCase(@"\ud83d", "D83D")]
    [TestCase(@"a\udE00b", "61 DE00 62")]
    [TestCase(@"\ude00\ud83d", "DE00 D83D")]
    [TestCase(@"\ud83d\ude00\ud83d", "D83D DE00 D83D")]
    [TestCase(@"\ud800\b\f\n\r\t\/\\\""é\u00e9", "D800 8 C A D 9 2F 5C 22 E9 E9")]
    public void AsText_HalfASurrogatePair_IsACharacter(string written, string units)
    {
        File.WriteAllText(file, $"[\"{written}\"]");
        Assert.That(string.Join(' ', JsonItems.InArray(file).Single().AsText().Select(unit => $"{(int)unit:X}")), Is.EqualTo(units));
    }

    [TestCase("[1,2", "malformed JSON")]
    [TestCase("[1,\n2,]", "line 2")]
    [TestCase("[1]2", "malformed JSON")]
    [TestCase("[1] // one", "malformed JSON")]
    [TestCase("{}", "expected one JSON array")]
    [TestCase("\"\\ud800\"", "expected one JSON array")]
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
        File.WriteAllText(file, """[{"\ud800":1}]""");
        Assert.That(() => JsonItems.InArray(file).Single().Members().Count(), Throws.InstanceOf<InputException>().With.Message.Contains("item 1"));
    }

    [Test]
    public void AsText_NoUtf8_IsAnInputException()
    {
        File.WriteAllBytes(file, [.. "[\""u8, 0xC3, 0x28, .. "\"]"u8]);
        var item = JsonItems.InArray(file).Single();
        Assert.That(item.AsText, Throws.InstanceOf<InputException>().With.Message.Contains("item 1: expected text in UTF-8"));
        Assert.That(() => item.Member("x"), Throws.InstanceOf<InputException>().With.Message.Contains("item 1"));
    }

    [Test]
    public void Members_OfWhatIsNoObject_IsAnInputException()
    {
        File.WriteAllText(file, "[[1]]");
        Assert.That(() => JsonItems.InArray(file).Single().Members().Count(), Throws.InstanceOf<InputException>().With.Message.Contains("expected an object, found [1]"));
    }
}
