namespace MultiModalRL.Environments.Tests;

public sealed class PythonNumberTests
{
    [TestCase("1e3", "1000.0")]
    [TestCase(" 7\n", "7.0")]
    [TestCase("1_0.5_0", "10.5")]
    [TestCase("\u0664", "4.0")]
    [TestCase("+.5", "0.5")]
    [TestCase("5.", "5.0")]
    [TestCase("1e16", "1e+16")]
    [TestCase("1e22", "1e+22")]
    [TestCase("123456789012345678", "1.2345678901234568e+17")]
    [TestCase("9999999999999998", "9999999999999998.0")]
    [TestCase("0.0001", "0.0001")]
    [TestCase("0.00001", "1e-05")]
    [TestCase("1.5e-300", "1.5e-300")]
    [TestCase("-0.0", "-0.0")]
    [TestCase("-Infinity", "-inf")]
    [TestCase("nan", "nan")]
    [TestCase("9.9999999999999995e22", "1e+23")]
    public void Text_OfWhatIsRead_IsPythons(string text, string written) =>
        Assert.That(PythonNumber.Text(PythonNumber.Parse(text)!.Value), Is.EqualTo(written));

    [TestCase("")]
    [TestCase("1,000")]
    [TestCase("_1")]
    [TestCase("1__0")]
    [TestCase("1_")]
    [TestCase("e5")]
    [TestCase(".")]
    [TestCase("0x10")]
    [TestCase("1 2")]
    [TestCase("infinit")]
    [TestCase("5%")]
    public void Parse_WhatPythonRefuses_IsNone(string text) => Assert.That(PythonNumber.Parse(text), Is.Null);

    [TestCase(" 7\n", "7")]
    [TestCase("+3", "3")]
    [TestCase("-0", "0")]
    [TestCase("1_0", "10")]
    [TestCase("007", "7")]
    [TestCase("\u0662", "2")]
    [TestCase("123456789012345678901", "123456789012345678901")]
    [TestCase("3.0", null)]
    [TestCase("1__0", null)]
    [TestCase("", null)]
    [TestCase("- 1", null)]
    public void Whole_OfText_IsPythonsInt(string text, string? whole) => Assert.That(PythonNumber.Whole(text), Is.EqualTo(whole));

    [TestCase(3.9, "3")]
    [TestCase(-2.5, "-2")]
    [TestCase(1e22, "10000000000000000000000")]
    [TestCase(double.NaN, null)]
    [TestCase(double.PositiveInfinity, null)]
    public void WholeText_Truncates(double number, string? text) => Assert.That(PythonNumber.WholeText(number), Is.EqualTo(text));
}
