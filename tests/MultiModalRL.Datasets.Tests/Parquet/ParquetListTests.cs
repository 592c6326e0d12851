using MultiModalRL.Core;
using Parquet.Schema;
using static MultiModalRL.Datasets.Tests.RawParquet;

namespace MultiModalRL.Datasets.Tests;

public sealed class ParquetListTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new();

    [TearDown]
    public void TearDown() => folder.Dispose();

    // Levels of an optional list of optional texts: 0 no list, 1 an empty one, 2 a null in it, 3 a text.
    [Test]
    public void OptionalStringLists_WithNullAndEmptyLists_KeepThemApart()
    {
        var table = Table(new RawParquet([TextList("answers")])
            .Group(Texts(["a", "b", "c"], [3, 3, 0, 1, 2, 3], [0, 1, 0, 0, 0, 1])));
        var lists = Only(table, "answers").OptionalStringLists("answers");
        Assert.Multiple(() =>
        {
            Assert.That(table.Columns.Single().ToString(), Is.EqualTo("answers list<string>"));
            Assert.That(lists, Has.Length.EqualTo(4));
            Assert.That(lists[0], Is.EqualTo(new[] { "a", "b" }));
            Assert.That(lists[1], Is.Null);
            Assert.That(lists[2]!.Value, Is.Empty);
            Assert.That(lists[3], Is.EqualTo(new[] { null, "c" }));
        });
    }

    [Test]
    public void StringLists_WithANullElement_NamesTheRow()
    {
        var table = Table(new RawParquet([TextList("answers")]).Group(Texts(["a"], [3, 2], [0, 0])));
        Assert.That(() => Only(table, "answers").StringLists("answers"), Throws.InstanceOf<InputException>()
            .With.Message.Contains("row 2, column answers: expected a value, found null"));
    }

    [Test]
    public void StringLists_OfSeveralGroups_DoNotRunTogether()
    {
        var table = Table(new RawParquet([TextList("answers")])
            .Group(Texts(["a", "b"], [3, 3], [0, 1]))
            .Group(Texts(["c"], [3], [0])));
        Assert.That(table.Read("answers").SelectMany(rows => rows.StringLists("answers")), Is.EqualTo(new[] { new[] { "a", "b" }, ["c"] }));
    }

    [Test]
    public void StringLists_OfPythonText_AreParsed()
    {
        var table = Table(new RawParquet([new DataField<string>("options", true)]).Group(Texts(["['a', \"b's\"]", "[]"], [1, 1])));
        Assert.That(Only(table, "options").StringLists("options"), Is.EqualTo(new[] { new[] { "a", "b's" }, [] }));
    }

    [Test]
    public void StringLists_OfOtherText_NamesTheRow()
    {
        var table = Table(new RawParquet([new DataField<string>("options", true)]).Group(Texts(["[]", "a, b"], [1, 1])));
        Assert.That(() => Only(table, "options").StringLists("options"), Throws.InstanceOf<InputException>()
            .With.Message.Contains("row 2, column options: expected a list of strings, found 'a, b'"));
    }

    [Test]
    public void Int64Lists_AreRead()
    {
        var table = Table(new RawParquet([new ListField("steps", new DataField<int>("element", true))])
            .Group(Leaf([1, 2, 3], [3, 3, 1, 3], [0, 1, 0, 0])));
        Assert.That(Only(table, "steps").Int64Lists("steps"), Is.EqualTo(new long[][] { [1, 2], [], [3] }));
    }

    // lmms-lab/VQAv2: list<struct{answer, answer_confidence, answer_id}>, all optional: 2 is an element, 3 a null struct's field.
    [Test]
    public void ListsOfStructures_AreReadFieldByField()
    {
        var answers = new ListField("answers", new StructField(
            "element", new DataField<string>("answer", true), new DataField<long>("answer_id", true)));
        var table = Table(new RawParquet([answers])
            .Group(
                Texts(["net", "mesh", "net"], [4, 4, 0, 4], [0, 1, 0, 0]),
                Leaf([1L, 2L, 1L], [4, 4, 0, 4], [0, 1, 0, 0])));
        var rows = Only(table, "answers");
        Assert.Multiple(() =>
        {
            Assert.That(table.Columns.Select(column => column.Name), Is.EqualTo(new[] { "answers.answer", "answers.answer_id" }));
            Assert.That(rows.OptionalStringLists("answers.answer")[0], Is.EqualTo(new[] { "net", "mesh" }));
            Assert.That(rows.OptionalStringLists("answers.answer")[1], Is.Null);
            Assert.That(rows.OptionalInt64Lists("answers.answer_id")[2], Is.EqualTo(new long?[] { 1 }));
        });
    }

    [Test]
    public void FieldsOfStructures_AreColumns()
    {
        var types = new StructField("types", new DataField<string>("structural", true), new DataField<string>("semantic", true));
        var table = Table(new RawParquet([types]).Group(Texts(["query"], [2, 0]), Texts(["attr"], [2, 1])));
        var rows = Only(table, "types");
        Assert.That(rows.OptionalStrings("types.structural"), Is.EqualTo(new[] { "query", null }));
        Assert.That(rows.OptionalStrings("types.semantic"), Is.EqualTo(new[] { "attr", null }));
    }

    [Test]
    public void StringLists_WhereTheColumnIsNoList_NamesBoth()
    {
        var table = Table(new RawParquet([new DataField<long>("answers")]).Group(Leaf([1L])));
        Assert.That(() => Only(table, "answers").StringLists("answers"), Throws.InstanceOf<InputException>()
            .With.Message.Contains("column answers: expected a list of strings, found answers integer"));
    }

    private static ListField TextList(string name) => new(name, new DataField<string>("element", true));

    private ParquetTable Table(RawParquet file) => ParquetTable.Open(folder.Write("table.parquet", file.ToArray()));

    private static ParquetRows Only(ParquetTable table, params string[] columns) => table.Read(columns).Single();
}
