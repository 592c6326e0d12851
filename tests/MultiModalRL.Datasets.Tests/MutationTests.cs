using System.Text;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets.Tests;

/// <summary>Changed, cut, repeated and exchanged bytes: whatever comes in, reading succeeds or says what is wrong.</summary>
public sealed class MutationTests
{
    private const int Mutations = 1000;

    private static readonly ImageShape Shape = new(8, 8, 3);

    [TestCase("png")]
    [TestCase("jpg")]
    [TestCase("webp")]
    public void Read_MutatedImage_SucceedsOrNamesTheFile(string format)
    {
        using var folder = new TemporaryFolder();
        var random = new SeedSequence(11).Stream(format);
        var whole = format switch
        {
            "jpg" => SkiaFile.WithOrientation(SkiaFile.Jpeg(32, 16), 6),
            "webp" => SkiaFile.LosslessWebp(32, 16),
            _ => PngFile.OfRgb(16, 16, (x, y) => ((byte)(x * y), (byte)(x * 16), (byte)(y * 16))),
        };
        var refused = 0;
        for (var i = 0; i < Mutations; i++)
        {
            var file = folder.Write("mutated", Mutate(whole, ref random));
            refused += Refused(file, () => new DecodedImageStore([file], Shape).Read([0], new byte[Shape.Size]));
        }

        Assert.That(refused, Is.InRange(Mutations / 5, Mutations - 1));
    }

    [Test]
    public void ReadQuestions_MutatedJson_SucceedsOrNamesTheFile()
    {
        using var folder = new EasyVqaFolder();
        var random = new RandomStream(12);
        var whole = Encoding.UTF8.GetBytes("""[["is it \u00e9?","yes",0],["what","blue",12],["é","circle",7]]""");
        var refused = 0;
        for (var i = 0; i < 2 * Mutations; i++)
        {
            var file = folder.Write("train/questions.json", Mutate(whole, ref random));
            refused += Refused(file, () => EasyVqaDataset.Open(folder.Path).ReadQuestions(EasyVqaPart.Train));
        }

        Assert.That(refused, Is.InRange(Mutations, (2 * Mutations) - 1));
    }

    [Test]
    public void Open_MutatedAnswers_SucceedsOrNamesTheFile()
    {
        using var folder = new EasyVqaFolder();
        var random = new RandomStream(13);
        for (var i = 0; i < Mutations; i++)
        {
            var file = folder.Write("answers.txt", Mutate("circle\nyes\nblue\n"u8.ToArray(), ref random));
            _ = Refused(file, () => EasyVqaDataset.Open(folder.Path));
        }
    }

    /// <summary>1 where an <see cref="InputException"/> of one line names the file, 0 where nothing is thrown.</summary>
    private static int Refused(string file, Action read)
    {
        try
        {
            read();
            return 0;
        }
        catch (InputException exception)
        {
            Assert.That(exception.Message, Does.Contain(file).And.Not.Contains("\n"));
            return 1;
        }
    }

    private static byte[] Mutate(byte[] whole, ref RandomStream random)
    {
        var bytes = new List<byte>(whole);
        for (var left = 1 + random.NextInt(3); left > 0 && bytes.Count > 0; left--)
        {
            var at = random.NextInt(bytes.Count);
            var count = Math.Min(1 + random.NextInt(12), bytes.Count - at);
            switch (random.NextInt(5))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.NextInt(8));
                    break;
                case 1:
                    bytes[at] = (byte)random.NextInt(256);
                    break;
                case 2:
                    bytes.RemoveRange(at, count);
                    break;
                case 3:
                    bytes.InsertRange(random.NextInt(bytes.Count), bytes.GetRange(at, count));
                    break;
                default:
                    bytes.RemoveRange(at, random.NextInt(4) == 0 ? bytes.Count - at : count);
                    break;
            }
        }

        return [.. bytes];
    }
}
