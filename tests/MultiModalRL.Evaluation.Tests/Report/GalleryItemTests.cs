using MultiModalRL.Core;
using MultiModalRL.Running;
using SkiaSharp;

namespace MultiModalRL.Evaluation.Tests;

public sealed class GalleryItemTests
{
    [Test]
    public void Of_AnOutcome_ShowsItsImageAnswerAndLooks()
    {
        var environment = LookingEnvironment();
        var set = new OutcomeSet(environment, "ppo", Split.Test, [new Outcome(4, 1, 0, 1, 0, 0, 0.5, -0.2, [5, 2, 0])]);

        var item = GalleryItem.Of(set, set.Outcomes[0], "is there a red circle ?");

        Assert.That((item.Answer, item.Reference, item.Correct, item.Side, item.Cost), Is.EqualTo(("no", "yes", false, 2, 0.5)));
        Assert.That(item.Looks, Is.EqualTo(new[] { 3, 0 }), "actions 0 and 1 answer, 2 … 5 look");
        using var bitmap = SKBitmap.Decode(item.Png.AsSpan());
        Assert.That((bitmap.Width, bitmap.Height), Is.EqualTo((3, 2)));
        Assert.That(bitmap.GetPixel(2, 1), Is.EqualTo(new SKColor(18 + 15, 18 + 16, 18 + 17)), "the second image's last pixel");
    }

    [Test]
    public void Of_AnEpisodeWithoutAnswer_HasNone()
    {
        var set = new OutcomeSet(LookingEnvironment(), "ppo", Split.Test, [new Outcome(0, 0, 0, 1, -1, 0, 1.2, -0.4, [2])]);

        Assert.That(GalleryItem.Of(set, set.Outcomes[0], "?").Answer, Is.Null);
    }

    [Test]
    public void EncodePng_OneChannel_IsGrey()
    {
        using var bitmap = SKBitmap.Decode(GalleryItem.EncodePng([0, 200], new ImageShape(1, 2, 1)).AsSpan());

        Assert.That(bitmap.GetPixel(1, 0), Is.EqualTo(new SKColor(200, 200, 200)));
    }

    [Test]
    public void EncodePng_PixelsOfAnotherSize_Throws() => Assert.That(
        () => GalleryItem.EncodePng([1, 2, 3], new ImageShape(2, 2, 3)), Throws.ArgumentException);

    [Test]
    public void Pick_RightAndWrongOnes_ShowsAQuarterWrongOnePerImage()
    {
        var set = Some.Noisy("ppo", 400, 0.9, 0.4, 1);
        var picked = GallerySelection.Pick(set, 12, new RandomStream(3));

        Assert.That(picked, Has.Length.EqualTo(12));
        Assert.That(picked.Count(outcome => outcome.Accuracy < 0.5), Is.EqualTo(3));
        Assert.That(picked.Select(outcome => outcome.Cluster), Is.Unique);
        Assert.That(GallerySelection.Pick(set, 12, new RandomStream(3)), Is.EqualTo(picked));
    }

    [Test]
    public void Pick_FewerThanAskedFor_ShowsAll()
    {
        Assert.That(GallerySelection.Pick(Some.Set("a", [1, 0, 1], [0, 0, 0]), 12, new RandomStream(1)), Has.Length.EqualTo(3));
        Assert.That(GallerySelection.Pick(Some.Noisy("a", 40, 0, 0.4, 1), 12, new RandomStream(1)), Has.Length.EqualTo(12), "all wrong");
        Assert.That(GallerySelection.Pick(Some.Noisy("a", 40, 1, 0.4, 1), 12, new RandomStream(1)), Has.Length.EqualTo(12), "all right");
    }

    private static EnvironmentSpec LookingEnvironment() => new(
        EnvironmentId.Parse("glimpse/Counting-v0"),
        new CompositeSpace(
        [
            new("image", new ImageSpace(new CountingStore())),
            new("revealed", new MultiBinarySpace(4)),
            new("question", new TokenSpace(3, 5)),
            new("deadline", new BoxSpace([2], 0, 1)),
            new("legal", new MultiBinarySpace(6)),
        ]),
        new CompositeSpace([new("action", new DiscreteSpace(6) { Groups = [new("answer", 0, 2), new("look", 2, 4)] })]))
    {
        QuestionAnswering = Some.Questions() with { Side = 2 },
    };

    /// <summary>Two images of 2 × 3 pixels whose bytes count up.</summary>
    private sealed class CountingStore : IImageStore
    {
        public int Count => 2;

        public ImageShape Shape => new(2, 3, 3);

        public void Read(ReadOnlySpan<int> handles, Span<byte> pixels)
        {
            for (var i = 0; i < pixels.Length; i++)
            {
                pixels[i] = (byte)((handles[i / Shape.Size] * Shape.Size) + (i % Shape.Size));
            }
        }
    }
}
