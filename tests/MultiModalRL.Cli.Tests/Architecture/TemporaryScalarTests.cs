using MultiModalRL.Torch.Tests;

namespace MultiModalRL.Cli.Tests;

/// <summary>What the benches compute, bare TorchSharp included, is as safe from garbage collection as what they are held against.</summary>
[TestFixture]
public sealed class TemporaryScalarTests
{
    [Test]
    public void Command_CallsNothingThatMakesATemporaryScalar()
    {
        var hazards = TemporaryScalarScan.Hazards(typeof(TorchSharp.torch).Assembly.Location);
        Assert.That(hazards, Has.Count.GreaterThan(100), "the scan sees TorchSharp");
        Assert.That(TemporaryScalarScan.Strikes(typeof(CommandLine).Assembly.Location, hazards), Is.Empty);
    }
}
