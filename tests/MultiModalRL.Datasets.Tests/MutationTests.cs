using System.Text;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets.Tests;

/// <summary>Damaged files of EasyVqa, which is read in a layout of its own; the formats that datasets share are in <see cref="FuzzTests"/>.</summary>
public sealed class MutationTests
{
    private const int Inputs = 1000;

    [Test]
    public void ReadQuestions_MutatedJson_SucceedsOrNamesTheFile()
    {
        var whole = Encoding.UTF8.GetBytes("""[["is it \u00e9?","yes",0],["what","blue",12],["é","circle",7]]""");
        var refused = Refused("train/questions.json", whole, 2 * Inputs, folder => EasyVqaDataset.Open(folder).ReadQuestions(EasyVqaPart.Train));
        Assert.That(refused, Is.InRange(Inputs, (2 * Inputs) - 1));
    }

    [Test]
    public void Open_MutatedAnswers_SucceedsOrNamesTheFile() => Assert.That(
        Refused("answers.txt", "circle\nyes\nblue\n"u8.ToArray(), Inputs, folder => EasyVqaDataset.Open(folder)), Is.InRange(1, Inputs - 1));

    private static int Refused(string name, byte[] whole, int inputs, Action<string> read)
    {
        using var folder = new EasyVqaFolder();
        var random = new SeedSequence(12).Stream(name);
        var refused = 0;
        for (var i = 0; i < inputs; i++)
        {
            var file = folder.Write(name, ByteMutation.Of(whole, ref random));
            refused += Mutations.IsRefused(file, () => read(folder.Path)) ? 1 : 0;
        }

        return refused;
    }
}
