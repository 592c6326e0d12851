using MultiModalRL.Core;

namespace MultiModalRL.Torch.Tests;

public sealed class ModelShapeTests
{
    private static readonly ModelShape Some = new()
    {
        Image = new ImageShape(24, 24, 3),
        Side = 3,
        QuestionLength = 4,
        Tokens = ["", "?", "red"],
        Answers = ["yes", "no"],
        Thumbnail = [3, 3, 1],
    };

    [Test]
    public void Difference_EqualContent_IsNone() =>
        Assert.That(Some.Difference(Some with { Tokens = ["", "?", "red"], Answers = ["yes", "no"], Thumbnail = [3, 3, 1] }), Is.Null);

    [Test]
    public void Difference_AnyPart_NamesBothSides()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Some.Difference(Some with { Image = new ImageShape(24, 24, 1) }), Does.StartWith("images").And.Contain("against"));
            Assert.That(Some.Difference(Some with { Side = 2 }), Is.EqualTo("3×3 cells against 2×2"));
            Assert.That(Some.Difference(Some with { QuestionLength = 5 }), Does.Contain("4 a question").And.Contain("5 a question"));
            Assert.That(Some.Difference(Some with { Tokens = ["", "?", "blue"] }), Does.Contain("other texts"));
            Assert.That(Some.Difference(Some with { Answers = ["no", "yes"] }), Is.EqualTo("answers yes|no against no|yes"));
            Assert.That(Some.Difference(Some with { Thumbnail = [] }), Is.EqualTo("thumbnail 3×3×1 against "));
        });
    }
}
