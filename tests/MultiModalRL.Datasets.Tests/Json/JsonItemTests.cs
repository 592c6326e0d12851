using System.Text.Json;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets.Tests;

public sealed class JsonItemTests
{
    private const string Text =
        """
        {"text":"é","whole":9007199254740993,"real":-1.50,"yes":true,"null":null,"texts":["a",""],"mixed":["a",1.0],
        "object":{"inner":{"x":"deep"}},"objects":[{"x":1},{"x":"2"}],"huge":1e400,"surrogate":"\ud800"}
        """;

    private readonly JsonItem item = new("a.json", "item 1", JsonElement.Parse(Text));

    [Test]
    public void Members_OfEachKind_AreRead() => Assert.Multiple(() =>
    {
        Assert.That(item.Text("text"), Is.EqualTo("é"));
        Assert.That(item.WholeNumber("whole"), Is.EqualTo("9007199254740993"));
        Assert.That(item.Id("whole"), Is.EqualTo("9007199254740993"));
        Assert.That(item.Id("text"), Is.EqualTo("é"));
        Assert.That(item.Flag("yes"), Is.True);
        Assert.That(item.Texts("texts"), Is.EqualTo(new[] { "a", "" }));
        Assert.That(item.Scalar("real"), Is.EqualTo("-1.50"), "as it is written");
        Assert.That(item.Scalars("mixed"), Is.EqualTo(new[] { "a", "1.0" }));
        Assert.That(item.Member("object").Member("inner").Text("x"), Is.EqualTo("deep"));
        Assert.That(item.Items("objects").First().WholeNumber("x"), Is.EqualTo("1"));
    });

    [TestCase("null")]
    [TestCase("absent")]
    public void Members_MissingOrNull_AreNotThere(string name)
    {
        Assert.That(item.Has(name), Is.False);
        Assert.That(item.OptionalText(name), Is.Null);
    }

    [Test]
    public void Failures_NameFileItemAndMember() => Assert.Multiple(() =>
    {
        Refuses(() => item.Text("absent"), "expected a member 'absent', found none");
        Refuses(() => item.Text("null"), "null: expected a string, found null");
        Refuses(() => item.Text("whole"), "whole: expected a string, found 9007199254740993");
        Refuses(() => item.Text("surrogate"), "surrogate: expected a string of valid Unicode");
        Refuses(() => item.OptionalText("texts"), "texts: expected a string, found [\"a\",\"\"]");
        Refuses(() => item.WholeNumber("real"), "real: expected a whole number, found -1.50");
        Refuses(() => item.Id("huge"), "huge: expected a whole number, found 1e400");
        Refuses(() => item.Flag("text"), "text: expected true or false, found \"é\"");
        Refuses(() => item.Scalar("yes"), "yes: expected a string or a number, found true");
        Refuses(() => item.Texts("mixed"), "mixed 2: expected a string, found 1.0");
        Refuses(() => item.Texts("object"), "object: expected an array, found {\"inner\":{\"x\":\"deep\"}}");
        Refuses(() => item.Member("object").Member("inner").WholeNumber("x"), "object: inner: x: expected a whole number, found \"deep\"");
        Refuses(() => item.Items("objects").Last().WholeNumber("x"), "objects 2: x: expected a whole number, found \"2\"");
        Refuses(() => item.Member("text").Member("x"), "text: expected an object with 'x', found \"é\"");
        Refuses(() => throw item.Flaw("text", "expected another"), "text: expected another");
    });

    private static void Refuses(Func<object?> read, string message) =>
        Assert.That(() => read(), Throws.InstanceOf<InputException>().With.Message.EqualTo($"a.json: item 1: {message}"));

    // Cut-off answers end in half an emoji, which Python reads.
    [TestCase(@"\ud83d", "D83D")]
    [TestCase(@"a\udE00b", "61 DE00 62")]
    [TestCase(@"\ude00\ud83d", "DE00 D83D")]
    [TestCase(@"\ud83d\ude00\ud83d", "D83D DE00 D83D")]
    [TestCase(@"\ud800\b\f\n\r\t\/\\\""é\u00e9", "D800 8 C A D 9 2F 5C 22 E9 E9")]
    public void AsText_HalfASurrogatePairByPythonsRules_IsACharacter(string written, string units)
    {
        var text = new JsonItem("a.json", "item 1", JsonElement.Parse($"[\"{written}\"]")) { Rules = JsonRules.Python };
        Assert.That(string.Join(' ', text.AsTexts().Single().Select(unit => $"{(int)unit:X}")), Is.EqualTo(units));
    }

    [Test]
    public void Members_Flawed_AreInputExceptions()
    {
        Refuses(() => item.Member("texts").Members().Count(), "texts: expected an object, found [\"a\",\"\"]");
        var unnamed = new JsonItem("a.json", "item 1", JsonElement.Parse("""{"\ud800":1}"""));
        Assert.That(() => unnamed.Members().Count(), Throws.InstanceOf<InputException>().With.Message.Contains("item 1: malformed JSON: a name is no valid Unicode"));
    }

    [Test]
    public void AsText_NoUtf8_IsAnInputException()
    {
        using var document = JsonDocument.Parse(new byte[] { 0x22, 0xC3, 0x28, 0x22 });
        var damaged = new JsonItem("a.json", "item 1", document.RootElement) { Rules = JsonRules.Python };
        Assert.That(() => damaged.AsText(), Throws.InstanceOf<InputException>().With.Message.Contains("item 1: expected text in UTF-8"));
    }

    [Test]
    public void AsComparable_WhatIsNoText_IsNull() => Assert.That((item.Comparable("text"), item.Comparable("whole"), item.Comparable("null")), Is.EqualTo(("é", (string?)null, (string?)null)));
}
