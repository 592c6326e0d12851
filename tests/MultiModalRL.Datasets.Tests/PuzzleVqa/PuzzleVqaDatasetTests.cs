namespace MultiModalRL.Datasets.Tests;

public sealed class PuzzleVqaDatasetTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp()
    {
        folder = new();
        folder.Write("data/images/venn/venn_0000.png", PngFile.OfRgb(4, 4, (_, _) => (1, 2, 3)));
        Category("venn", """{"image":"images/venn/venn_0000.png","question":"Which?","options":["2","7","1","5"],"answer":"5","caption":"c","explanation":"e","deduction":"d"}""");
    }

    [TearDown]
    public void TearDown() => folder.Dispose();

    [TestCase("")]
    [TestCase("data")]
    public void Open_EveryFolderOnTheWay_IsAccepted(string below)
    {
        var dataset = PuzzleVqaDataset.Open(Path.Combine(folder.Path, below), "PuzzleVQA");
        Assert.That(dataset.Categories, Is.EqualTo(new[] { "venn" }));
        var puzzle = dataset.Read("venn").Single();
        Assert.That(puzzle.Options, Is.EqualTo(new[] { "2", "7", "1", "5" }));
        Assert.That((puzzle.RightOption, puzzle.Question, puzzle.Number), Is.EqualTo((3, "Which?", 1)));
        Assert.That(puzzle.Image, Is.EqualTo(Path.Combine(folder.Path, "data", "images/venn/venn_0000.png")));
    }

    [Test]
    public void Open_Repository_FindsTheNamedCollection()
    {
        using var repository = new TemporaryFolder();
        repository.Write("AlgoPuzzleVQA/data/board_tile.json", "{}");
        repository.Write("AlgoPuzzleVQA/data/images/a.jpg", "");
        Assert.That(PuzzleVqaDataset.Open(repository.Path, "AlgoPuzzleVQA").Categories, Is.EqualTo(new[] { "board_tile" }));
        Assert.That(() => PuzzleVqaDataset.Open(repository.Path, "PuzzleVQA"), Refused.With("is not PuzzleVQA", "color_grid.json", Path.Combine("PuzzleVQA", "data")));
    }

    [TestCase(""","caption":"c","deduction":"d" """, true, false)]
    [TestCase(""","solution":{"rows":3} """, false, true)]
    [TestCase("", true, true)]
    public void IsIn_FieldsOfOneCollection_TellWhichItIs(string fields, bool isPuzzles, bool isAlgorithms)
    {
        Category("a", """{"image": """);
        Category("venn", $$"""{"image":"images/venn/venn_0000.png","question":"Which?","options":["1"],"answer":"1"{{fields}}}""", "damaged");
        Assert.That((PuzzleVqaDataset.IsIn(folder.Path, "PuzzleVQA"), PuzzleVqaDataset.IsIn(folder.Path, "AlgoPuzzleVQA")), Is.EqualTo((isPuzzles, isAlgorithms)));
    }

    [TestCase("""{"question":"Which?","answer":"1"}""")]
    [TestCase("[]")]
    public void IsIn_OtherJson_IsNot(string record)
    {
        Category("venn", record);
        Assert.That(PuzzleVqaDataset.IsIn(folder.Path, "PuzzleVQA") || PuzzleVqaDataset.IsIn(Path.Combine(folder.Path, "nowhere"), "PuzzleVQA"), Is.False);
    }

    [TestCase("""[3, 6, 9, 7]""", "\"6\"", 1)]
    [TestCase("""["3", "6", "9"]""", "9", 2)]
    [TestCase("""["Yes", "No"]""", "\"No\"", 1)]
    [TestCase("""["4", "4", 6, "6"]""", "6", 1)]
    [TestCase("""["4:05", 4.5, -3, "4"]""", "4.5", 1)]
    public void Read_MixedTypes_AreComparedAsText(string options, string answer, int right)
    {
        Category("venn", $$"""{"image":"images/venn/venn_0000.png","question":"Which?","options":{{options}},"answer":{{answer}},"solution":{"a":[1]} }""");
        var puzzle = PuzzleVqaDataset.Open(folder.Path, "PuzzleVQA").Read("venn").Single();
        Assert.That(puzzle.RightOption, Is.EqualTo(right));
        Assert.That(puzzle.Options, Is.Unique);
        Assert.That(puzzle.Options[right], Is.EqualTo(answer.Trim('"')));
    }

    [TestCase("""{"image":"images/venn/venn_0000.png","question":"Which?","options":["1","2"],"answer":"3"}""", "answer", "expected one of the options 1, 2, found '3'")]
    [TestCase("""{"image":"images/venn/x.png","question":"Which?","options":["1","2"],"answer":"1"}""", "image", "x.png is missing")]
    [TestCase("""{"image":"images/venn/venn_0000.png","question":"Which?","answer":"1"}""", "options", "expected")]
    [TestCase("""{"image":"images/venn/venn_0000.png","question":"Which?","options":[null],"answer":"1"}""", "options", "expected")]
    [TestCase("""{"image":"images/venn/venn_0000.png","options":["1"],"answer":"1"}""", "question", "expected")]
    [TestCase("""{"image": """, "line 1", "")]
    public void Read_Malformed_NamesFileAndField(string record, string field, string problem)
    {
        Category("venn", record);
        Assert.That(() => PuzzleVqaDataset.Open(folder.Path, "PuzzleVQA").Read("venn"), Refused.With("venn.json", field, problem));
    }

    [Test]
    public void Read_PublishedFiles_HaveTheFiguresOfTheirCard()
    {
        var dataset = PuzzleVqaDataset.Open(PublishedData.Folder("puzzlevqa"), "PuzzleVQA");
        var distinct = new Dictionary<string, int>
        {
            ["color_grid"] = 97, ["color_hexagon"] = 94, ["color_overlap_squares"] = 12, ["grid_number"] = 100, ["grid_number_color"] = 100,
            ["polygon_sides_number"] = 100, ["rectangle_height_color"] = 100, ["rectangle_height_number"] = 81, ["shape_reflect"] = 74,
            ["shape_size_grid"] = 98, ["shape_size_hexagon"] = 74, ["size_grid"] = 47,
        };
        Assert.That(dataset.Categories, Is.EqualTo(distinct.Keys));
        foreach (var category in dataset.Categories)
        {
            var puzzles = dataset.Read(category);
            Assert.That(puzzles, Has.Length.EqualTo(100), category);
            Assert.That(puzzles.Select(puzzle => puzzle.Options.Length), Is.All.EqualTo(category.Contains("size_", StringComparison.Ordinal) ? 3 : 4), category);
            Assert.That(DistinctImages.Of([.. puzzles.Select(puzzle => puzzle.Image)]).Files, Has.Length.EqualTo(distinct[category]), category);
        }

        Assert.That(dataset.Read("grid_number").Select(puzzle => puzzle.RightOption), Is.All.EqualTo(3), "the trap of the card");
        Assert.That(dataset.Read("color_overlap_squares").CountBy(puzzle => puzzle.Options[puzzle.RightOption]).ToDictionary(),
            Is.EquivalentTo(new Dictionary<string, int> { ["yellow"] = 37, ["red"] = 36, ["blue"] = 27 }));
    }

    private void Category(string name, params string[] records) => folder.Write($"data/{name}.json", string.Join('\n', records) + "\n");
}
