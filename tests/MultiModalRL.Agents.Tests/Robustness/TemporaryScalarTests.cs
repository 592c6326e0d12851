using MultiModalRL.Torch;
using MultiModalRL.Torch.Tests;

namespace MultiModalRL.Agents.Tests;

public sealed class TemporaryScalarTests
{
    [Test]
    public void AgentsAndTheirModel_CallNothingThatMakesATemporaryScalar()
    {
        var hazards = TemporaryScalarScan.Hazards(typeof(TorchSharp.torch).Assembly.Location);
        Assert.Multiple(() =>
        {
            Assert.That(hazards, Has.Count.GreaterThan(100), "the scan sees TorchSharp");
            Assert.That(TemporaryScalarScan.Strikes(typeof(PpoAgent).Assembly.Location, hazards), Is.Empty);
            Assert.That(TemporaryScalarScan.Strikes(typeof(Ops).Assembly.Location, hazards, "MultiModalRL.Torch.Scalars"), Is.Empty);
        });
    }
}
