using TorchSharp;
using static TorchSharp.torch;

namespace MultiModalRL.Torch.Tests;

public sealed class TemporaryScalarTests
{
    private static readonly HashSet<string> Hazards = TemporaryScalarScan.Hazards(typeof(torch).Assembly.Location);

    [Test]
    public void Torch_CallsNothingThatMakesATemporaryScalar() => Assert.That(
        TemporaryScalarScan.Strikes(typeof(Ops).Assembly.Location, Hazards, "MultiModalRL.Torch.Scalars"), Is.Empty);

    [Test]
    public void Scan_OfACompoundAddition_FindsIt() => Assert.That(
        TemporaryScalarScan.Strikes(typeof(Hazardous).Assembly.Location, Hazards), Has.Some.Contains("Hazardous::Add"));

    private static class Hazardous
    {
        // Never run: it shows that the scan sees what the analyzer does not.
        public static Tensor Add(Tensor a, Tensor b)
        {
            a += b;
            return a;
        }
    }
}
