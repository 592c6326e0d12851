using MultiModalRL.Core;

namespace MultiModalRL.Datasets.Tests;

public sealed class EasyVqaDatasetTests
{
    private EasyVqaFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void ReadQuestions_Rows_KeepTheirOrder()
    {
        var dataset = EasyVqaDataset.Open(folder.Path);
        Assert.That(dataset.Answers, Is.EqualTo(new[] { "circle", "yes", "blue" }));
        Assert.That(dataset.ReadQuestions(EasyVqaPart.Train), Is.EqualTo(new EasyVqaQuestion[]
        {
            new("Is it blue?", 1, 0), new("what color?", 2, 0), new("what shape?", 0, 7),
        }));
    }

    [Test]
    public void Open_FolderWithoutData_IsAccepted()
    {
        using var flat = new EasyVqaFolder(nested: false);
        Assert.That(EasyVqaDataset.Open(flat.Path).ReadQuestions(EasyVqaPart.Train), Has.Length.EqualTo(3));
    }

    [Test]
    public void Open_DataFolderItself_IsAccepted() =>
        Assert.That(EasyVqaDataset.Open(Path.Combine(folder.Path, "data")).ReadQuestions(EasyVqaPart.Train), Has.Length.EqualTo(3));

    [Test]
    public void Open_MissingFolder_NamesIt()
    {
        var missing = Path.Combine(folder.Path, "elsewhere");
        Assert.That(() => EasyVqaDataset.Open(missing), Refuses($"{missing} is missing"));
    }

    [Test]
    public void Open_OtherFolder_NamesBothLayouts()
    {
        var other = Directory.CreateDirectory(Path.Combine(folder.Path, "other")).FullName;
        Assert.That(() => EasyVqaDataset.Open(other), Refuses(Path.Combine(other, "data", "train"), Path.Combine(other, "train")));
    }

    [Test]
    public void Open_AnswersMissing_NamesTheFile()
    {
        File.Delete(folder.File("answers.txt"));
        Assert.That(() => EasyVqaDataset.Open(folder.Path), Refuses("answers.txt is missing"));
    }

    [TestCase("", "answers.txt is empty")]
    [TestCase(" \n \n", "answers.txt is empty")]
    [TestCase("yes\n\nno\n", "answers.txt: line 2: expected an answer that no line before has, found ''")]
    [TestCase("yes\nno\nyes\n", "answers.txt: line 3: expected an answer that no line before has, found 'yes'")]
    public void Open_BadAnswers_NamesTheLine(string text, string message)
    {
        folder.Write("answers.txt", text);
        Assert.That(() => EasyVqaDataset.Open(folder.Path), Refuses(message));
    }

    [Test]
    public void Open_AnswersWithWindowsLinesAndMark_AreTrimmed()
    {
        folder.Write("answers.txt", "\uFEFFcircle\r\nyes\r\nblue");
        Assert.That(EasyVqaDataset.Open(folder.Path).Answers, Is.EqualTo(new[] { "circle", "yes", "blue" }));
    }

    [TestCase("""[["q?","yes",0],["q?","blu",0]]""", "row 2: answer 'blu' is unknown; the nearest are: blue", "answers.txt")]
    [TestCase("""[["q?","Yes",0]]""", "row 1: answer 'Yes' is unknown; the nearest are: yes", "answers.txt")]
    [TestCase("""[["q?","yes",-3]]""", "row 1: expected image id, a whole number from 0", "found -3")]
    [TestCase("""[["q?","yes"]]""", "row 1: expected image id", "the end of the row")]
    [TestCase("""[["q?","yes",0,1]]""", "row 1: expected the end of the row after 3 fields", "found 1")]
    [TestCase("""[["q?","yes",0],"x"]""", "row 2: expected a row of 3 fields", "found the string \"x\"")]
    [TestCase("""[["q?",7,0]]""", "row 1: expected answer, a string", "found 7")]
    [TestCase("""[["  ","yes",0]]""", "row 1: expected question, a string with text", "found none")]
    [TestCase("""[["q?","yes",0]""", "malformed JSON", "row 2")]
    [TestCase("[]", "has no questions", "questions.json")]
    public void ReadQuestions_BadRow_NamesFileRowAndExpectation(string json, string first, string second)
    {
        var file = folder.Write("train/questions.json", json);
        var dataset = EasyVqaDataset.Open(folder.Path);
        Assert.That(() => dataset.ReadQuestions(EasyVqaPart.Train), Refuses(first, second).And.Message.StartsWith(file));
    }

    [Test]
    public void ReadQuestions_MissingFile_NamesIt()
    {
        File.Delete(folder.File("train/questions.json"));
        Assert.That(() => EasyVqaDataset.Open(folder.Path).ReadQuestions(EasyVqaPart.Train), Refuses("questions.json is missing"));
    }

    [Test]
    public void ReadQuestions_LongOddAnswer_GivesAShortLine()
    {
        folder.Write("train/questions.json", $"[[\"q?\",\"{new string('z', 1_000_000)}\\n\",0]]");
        Assert.That(
            () => EasyVqaDataset.Open(folder.Path).ReadQuestions(EasyVqaPart.Train),
            Throws.InstanceOf<InputException>().With.Message.Length.LessThan(500).And.Message.Not.Contains("\n"));
    }

    [Test]
    public void FindImages_Wanted_AreInOrderOfId()
    {
        var dataset = EasyVqaDataset.Open(folder.Path);
        var questions = dataset.ReadQuestions(EasyVqaPart.Train);
        Assert.That(dataset.FindImages(EasyVqaPart.Train, questions, _ => true).Keys, Is.EqualTo(new[] { 0, 7 }));
        Assert.That(dataset.FindImages(EasyVqaPart.Train, questions, id => id > 0).Keys, Is.EqualTo(new[] { 7 }));
    }

    [Test]
    public void FindImages_MissingFile_NamesItAndTheRowThatRefersToIt()
    {
        File.Delete(folder.File("train/images/7.png"));
        var dataset = EasyVqaDataset.Open(folder.Path);
        var questions = dataset.ReadQuestions(EasyVqaPart.Train);
        Assert.That(
            () => dataset.FindImages(EasyVqaPart.Train, questions, _ => true),
            Refuses("7.png is missing: row 3 of", "questions.json refers to it"));
        Assert.That(() => dataset.FindImages(EasyVqaPart.Train, questions, id => id == 0), Throws.Nothing);
    }

    private static NUnit.Framework.Constraints.ContainsConstraint Refuses(string first, string second = "") =>
        Throws.InstanceOf<InputException>().With.Message.Contains(first).And.Message.Contains(second);
}
