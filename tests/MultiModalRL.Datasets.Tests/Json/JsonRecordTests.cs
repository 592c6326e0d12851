using MultiModalRL.Core;

namespace MultiModalRL.Datasets.Tests;

public sealed class JsonRecordTests
{
    private const string Text =
        """
        {"text":"é","whole":9007199254740993,"real":-1.5,"yes":true,"null":null,"texts":["a",""],"numbers":[1,-2],"reals":[0.5,1],
        "object":{"inner":{"x":"deep"}},"objects":[{"x":1},{"x":"2"}],"fraction":1.5,"huge":1e400,"surrogate":"\ud800"}
        """;

    private TemporaryFolder folder = null!;
    private string file = null!;
    private JsonRecord record = null!;

    [SetUp]
    public void SetUp()
    {
        folder = new();
        file = folder.Write("a.json", $"[{Text}]");
        record = JsonRecords.ReadArray(file).Single();
    }

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void Fields_OfEachKind_AreRead() => Assert.Multiple(() =>
    {
        Assert.That(record.String("text"), Is.EqualTo("é"));
        Assert.That(record.Int64("whole"), Is.EqualTo(9007199254740993));
        Assert.That(record.Double("real"), Is.EqualTo(-1.5));
        Assert.That(record.Double("whole"), Is.EqualTo(9007199254740993d));
        Assert.That(record.Boolean("yes"), Is.True);
        Assert.That(record.StringOrNumber("text"), Is.EqualTo("é"));
        Assert.That(record.StringOrNumber("whole"), Is.EqualTo("9007199254740993"));
        Assert.That(record.StringList("texts"), Is.EqualTo(new[] { "a", "" }));
        Assert.That(record.Int64List("numbers"), Is.EqualTo(new[] { 1L, -2L }));
        Assert.That(record.DoubleList("reals"), Is.EqualTo(new[] { 0.5, 1 }));
        Assert.That(record.Record("object").Record("inner").String("x"), Is.EqualTo("deep"));
        Assert.That(record.Records("objects")[0].Int64("x"), Is.EqualTo(1));
        Assert.That(record.Fields.Take(2), Is.EqualTo(new[] { "text", "whole" }));
    });

    [TestCase("null")]
    [TestCase("absent")]
    public void OptionalFields_MissingOrNull_AreNull(string field) => Assert.Multiple(() =>
    {
        Assert.That(record.Has(field), Is.False);
        Assert.That(record.OptionalString(field), Is.Null);
        Assert.That(record.OptionalInt64(field), Is.Null);
        Assert.That(record.OptionalDouble(field), Is.Null);
        Assert.That(record.OptionalBoolean(field), Is.Null);
        Assert.That(record.OptionalStringList(field), Is.Null);
        Assert.That(record.OptionalRecord(field), Is.Null);
    });

    [Test]
    public void Failures_NameFileLineRecordAndField() => Assert.Multiple(() =>
    {
        Refuses(() => record.String("absent"), "absent: expected a string, found no such field");
        Refuses(() => record.String("null"), "null: expected a string, found null");
        Refuses(() => record.String("whole"), "whole: expected a string, found 9007199254740993");
        Refuses(() => record.String("surrogate"), "surrogate: expected a string of valid Unicode");
        Refuses(() => record.OptionalString("texts"), "texts: expected a string, found an array");
        Refuses(() => record.Int64("fraction"), "fraction: expected a whole number, found 1.5");
        Refuses(() => record.Int64("huge"), "huge: expected a whole number, found 1e400");
        Refuses(() => record.Double("huge"), "huge: expected a finite number, found 1e400");
        Refuses(() => record.Boolean("text"), "text: expected a truth value, found \"é\"");
        Refuses(() => record.StringOrNumber("yes"), "yes: expected a string or a whole number, found true");
        Refuses(() => record.StringList("numbers"), "numbers[0]: expected a string, found 1");
        Refuses(() => record.StringList("object"), "object: expected a list of strings, found an object");
        Refuses(() => record.Record("object").Record("inner").Int64("x"), "object.inner.x: expected a whole number, found \"deep\"");
        Refuses(() => record.Records("objects")[1].Int64("x"), "objects[1].x: expected a whole number, found \"2\"");
        Refuses(() => record.Records("numbers"), "numbers[0]: expected an object, found 1");
    });

    private void Refuses(Func<object?> read, string message) =>
        Assert.That(() => read(), Throws.InstanceOf<InputException>().With.Message.EqualTo($"{file}: line 1, record 1: {message}"));
}
