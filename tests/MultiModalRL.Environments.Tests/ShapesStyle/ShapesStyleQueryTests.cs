namespace MultiModalRL.Environments.Tests;

public sealed class ShapesStyleQueryTests
{
    // Row by row: a red circle, nothing, a blue square; nothing, a green triangle, nothing; a red square, nothing, nothing.
    private static readonly byte[] Grid = [1, 0, 8, 0, 6, 0, 2, 0, 0];

    [TestCase("(is red circle)", "is a red shape a circle", true)]
    [TestCase("(is circle red)", "is a circle red", true)]
    [TestCase("(is circle square)", "is a circle a square", false)]
    [TestCase("(is green (below red))", "is a green shape below a red shape", false)]
    [TestCase("(is red (above (left_of green)))", "is a red shape above left of a green shape", true)]
    [TestCase("(is red (below (left_of green)))", "is a red shape below left of a green shape", true)]
    [TestCase("(is square (right_of (above triangle)))", "is a square right of above a triangle", true)]
    [TestCase("(is square (left_of (right_of green)))", "is a square left of right of a green shape", false)]
    [TestCase("(is green (left_of (right_of triangle)))", "is a green shape left of right of a triangle", true)]
    // Beyond the grid is nothing: the bottom row's neighbours below are not the top row's.
    [TestCase("(is circle (below square))", "is a circle below a square", false)]
    [TestCase("(is square (right_of square))", "is a square right of a square", false)]
    public void Answer_GridByHand_IsTheNeighboursIntersection(string symbols, string text, bool answer)
    {
        var query = ShapesStyleQuery.Parse(symbols)!;
        Assert.That((query.Symbols, query.Text, query.Answer(Grid)), Is.EqualTo((symbols, text, answer)));
    }

    [TestCase("")]
    [TestCase("(is red)")]
    [TestCase("(is red (near blue))")]
    [TestCase("(is red (above blue)")]
    [TestCase("(is red (above blue)))")]
    [TestCase("(is (above red) blue)")]
    [TestCase("(is red (above (above (above blue))))")]
    public void Parse_OtherText_IsNull(string symbols) => Assert.That(ShapesStyleQuery.Parse(symbols), Is.Null);

    [Test]
    public void All_HasEveryQuestionOnce()
    {
        Assert.That(ShapesStyleQuery.All, Has.Length.EqualTo(36 + 144 + 576));
        Assert.That(ShapesStyleQuery.All.Select(query => query.Text).Distinct().Count(), Is.EqualTo(756));
        Assert.That(ShapesStyleQuery.All.All(query => ShapesStyleQuery.Parse(query.Symbols)!.Equals(query)));
    }

    [TestCase("train.large", 13_568)]
    [TestCase("val", 1_024)]
    public void Text_OfThePublishedQuestions_IsThePublishedOne(string part, int lines)
    {
        var (symbols, texts) = (PublishedShapes.Lines(part + ".query"), PublishedShapes.Lines(part + ".query_str.txt"));
        Assert.That(symbols, Has.Length.EqualTo(lines));
        Assert.That(symbols.Select(line => ShapesStyleQuery.Parse(line)!.Text), Is.EqualTo(texts));
    }

    [TestCase("train.small")]
    [TestCase("val")]
    public void Answer_OnThePublishedPictures_IsThePublishedOne(string part)
    {
        var (symbols, answers, pictures) = (PublishedShapes.Lines(part + ".query"), PublishedShapes.Lines(part + ".output"), PublishedShapes.Pictures(part));
        for (var i = 0; i < symbols.Length; i++)
        {
            Assert.That(ShapesStyleQuery.Parse(symbols[i])!.Answer(PublishedShapes.Read(pictures[i])), Is.EqualTo(answers[i] == "true"), $"line {i + 1}: {symbols[i]}");
        }
    }
}
