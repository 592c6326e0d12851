using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Cli.Tests;

/// <summary>An image of a table that cannot be decoded, which shows when the first image is looked at.</summary>
public sealed class BadImageTests
{
    private Shell shell = null!;

    [SetUp]
    public void SetUp()
    {
        shell = new Shell();
        Directory.CreateDirectory(shell.Folder("data"));
        using var table = ParquetTableWriter.Create(Path.Combine(shell.Folder("data"), "test.parquet"));
        var (image, question, answer) = (table.AddImage("image"), table.AddString("question"), table.AddString("answer"));
        foreach (var row in new[] { 1, 2, 3 })
        {
            image.Append(new EncodedImage(row == 2 ? new byte[20] : PngEncoder.Encode(new byte[12], new ImageShape(2, 2, 3))));
            question.Append("which ?");
            answer.Append("this");
            table.EndRow();
        }

        table.Complete();
    }

    [TearDown]
    public void TearDown() => shell.Dispose();

    [Test]
    public void Evaluate_BadImage_EndsWithTwoAndNamesFileAndRow()
    {
        Assert.That(Evaluate(), Is.EqualTo(2));
        Assert.That(shell.Error, Does.Contain("test.parquet: row 2").And.Contain("no image that can be decoded"));
    }

    [Test]
    public void Evaluate_AgentThatSeesNoPixels_DecodesNone()
    {
        Assert.That(Evaluate("--set", "environment.benchmark.thumbnailSide=0"), Is.Zero, shell.Error);
        Assert.That((int)shell.Json["episodes"]!, Is.EqualTo(3));
    }

    [Test]
    public void Evaluate_BadImageSkipped_LeavesTheQuestionOut()
    {
        Assert.That(Evaluate("--on-bad-example", "skip"), Is.Zero, shell.Error);
        Assert.That((int)shell.Json["episodes"]!, Is.EqualTo(2));
    }

    private int Evaluate(params string[] others) =>
        shell.Run(["evaluate", "--env", "oneshot/Table-v0", "--agent", "random", "--data", shell.Folder("data"), "--split", "test", "--quiet", "--json", .. others]);
}
