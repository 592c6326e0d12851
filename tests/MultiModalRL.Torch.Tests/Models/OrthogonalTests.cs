using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace MultiModalRL.Torch.Tests;

public sealed class OrthogonalTests
{
    [TestCase(12, 5)]
    [TestCase(5, 12)]
    [TestCase(7, 7)]
    public void Fill_AnyShape_HasOrthogonalRowsOrColumnsOfTheGain(int rows, int columns)
    {
        using var scope = NewDisposeScope();
        const double Gain = 1.5;
        var weight = zeros(rows, columns);
        Orthogonal.Fill(weight, Gain, new Core.RandomStream(3));
        var product = rows >= columns ? Ops.MatrixProduct(weight.t(), weight) : Ops.MatrixProduct(weight, weight.t());
        var side = Math.Min(rows, columns);
        var values = MemoryMarshal.Cast<byte, float>(product.bytes);
        for (var i = 0; i < values.Length; i++)
        {
            Assert.That(values[i], Is.EqualTo(i % side == i / side ? Gain * Gain : 0).Within(1e-5));
        }
    }

    [Test]
    public void Fill_Convolution_TakesOutputsAsRows()
    {
        using var scope = NewDisposeScope();
        var weight = zeros(4, 2, 3, 3);
        Orthogonal.Fill(weight, 1, new Core.RandomStream(3));
        var flat = weight.reshape(4, 18);
        var product = MemoryMarshal.Cast<byte, float>(Ops.MatrixProduct(flat, flat.t()).bytes).ToArray();
        Assert.That(product, Is.EqualTo(Enumerable.Range(0, 16).Select(i => i % 5 == 0 ? 1.0 : 0)).Within(1e-5));
    }

    [Test]
    public void Fill_SameStream_GivesTheSameBytesWhateverTorchsOwnSeed()
    {
        using var scope = NewDisposeScope();
        Assert.That(Filled(3, torchSeed: 1), Is.EqualTo(Filled(3, torchSeed: 2)));
        Assert.That(Filled(3, torchSeed: 1), Is.Not.EqualTo(Filled(4, torchSeed: 1)));

        static byte[] Filled(ulong seed, ulong torchSeed)
        {
            TorchSeed.Set(torchSeed);
            var weight = zeros(6, 4);
            Orthogonal.Fill(weight, 1, new Core.RandomStream(seed));
            return weight.bytes.ToArray();
        }
    }
}
