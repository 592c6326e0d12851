namespace MultiModalRL.Core.Tests;

public sealed class InputExceptionTests
{
    [TestCase("plain é \ud83d\ude00", "plain é \ud83d\ude00")]
    [TestCase("id a\r\nb\tc\u2028d\0", "id a\ufffd\ufffdb\ufffdc\ufffdd\ufffd")]
    public void Message_WhateverItQuotes_IsOneLine(string given, string expected)
    {
        Assert.That(new InputException(given).Message, Is.EqualTo(expected));
        Assert.That(new InputException(given, new InvalidOperationException()).Message, Is.EqualTo(expected));
    }
}
