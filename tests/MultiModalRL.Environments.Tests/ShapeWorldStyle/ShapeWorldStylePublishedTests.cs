using SkiaSharp;

namespace MultiModalRL.Environments.Tests;

/// <summary>What the language and the pictures have in common with the published ones.</summary>
public sealed class ShapeWorldStylePublishedTests
{
    [Test]
    public void Parse_EveryPublishedCaption_IsReadAndWrittenAgain()
    {
        var texts = PublishedShapeWorld.Captions().Select(pair => pair.Caption.Text).Distinct().ToArray();
        var others = texts.Where(text => ShapeWorldStyleCaption.Parse(text)?.Text != text).ToArray();
        TestContext.Out.WriteLine($"{texts.Length - others.Length} of {texts.Length} different captions");
        Assert.That(others, Is.Empty);
    }

    [Test]
    public void Agrees_OfThePublishedWorlds_IsThePublishedAgreement()
    {
        var wrong = new List<string>();
        var all = 0;
        foreach (var (caption, shapes) in PublishedShapeWorld.Captions())
        {
            all++;
            var agrees = ShapeWorldStyleCaption.Parse(caption.Text)?.Agrees(new(shapes, clarity: 0));
            if (agrees != caption.Agrees)
            {
                wrong.Add($"{caption.Configuration}/{caption.World}/{caption.Number}: {caption.Text} {caption.Agrees}, not {agrees}");
            }
        }

        TestContext.Out.WriteLine($"{all - wrong.Count} of {all} captions\n{string.Join('\n', wrong)}");
        Assert.That(wrong, Has.Count.LessThan(0.01 * all));
    }

    // The mean difference of a channel where either picture is not black.
    [Test]
    public void Draw_PublishedWorlds_IsNearlyThePublishedPicture()
    {
        var pixels = new byte[100 * 100 * 3];
        var (sum, count) = (0.0, 0);
        foreach (var (caption, shapes) in PublishedShapeWorld.Captions().Where(pair => pair.Caption is { Number: 0, World: < 10 }))
        {
            ShapeWorldStyleRenderer.Draw(shapes, pixels);
            using var picture = SKBitmap.Decode(caption.Image);
            for (var i = 0; i < 100 * 100; i++)
            {
                var color = picture.GetPixel(i % 100, i / 100);
                byte[] published = [color.Red, color.Green, color.Blue];
                for (var channel = 0; channel < 3; channel++)
                {
                    sum += Math.Abs(published[channel] - pixels[(3 * i) + channel]);
                    count += published[channel] + pixels[(3 * i) + channel] > 0 ? 1 : 0;
                }
            }
        }

        TestContext.Out.WriteLine($"{sum / count:0.00}");
        Assert.That(sum / count, Is.LessThan(5));
    }
}
