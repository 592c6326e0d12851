using MultiModalRL.Core;

namespace MultiModalRL.Torch.Tests;

public sealed class TorchDevicesTests
{
    [TestCase("auto", 0, "cpu")]
    [TestCase("auto", 2, "cuda:0")]
    [TestCase("cpu", 2, "cpu")]
    [TestCase("cuda", 2, "cuda:0")]
    [TestCase("cuda:1", 2, "cuda:1")]
    public void Choose_DeviceThatIsHere_TakesIt(string asked, int devices, string expected) =>
        Assert.That(TorchDevices.Choose(Device.Parse(asked), devices, cudaPackage: true).ToString(), Is.EqualTo(expected));

    [TestCase("cuda", 0, false, "cuda:0 asked for, but this build uses libtorch for the processor: build with -p:TorchBackend=cuda")]
    [TestCase("cuda:1", 0, true, "cuda:1 asked for, but libtorch finds no usable GPU")]
    [TestCase("cuda:1", 1, true, "the only GPU here is cuda:0")]
    [TestCase("cuda:4", 4, true, "the GPUs here are cuda:0 to cuda:3")]
    public void Choose_DeviceThatIsAbsent_SaysWhy(string asked, int devices, bool package, string expected) => Assert.That(
        () => TorchDevices.Choose(Device.Parse(asked), devices, package),
        Throws.TypeOf<InputException>().With.Message.Contains(expected));

    [Test]
    public void Resolve_Cpu_ComputesThere()
    {
        var device = TorchDevices.Resolve(Device.Cpu);
        using var one = TorchSharp.torch.ones(1, device: TorchDevices.ToTorch(device));

        Assert.That(one.device.ToString(), Is.EqualTo("cpu"));
    }

    [Test]
    public void Save_OfTheGenerator_ReplaysItsDraws()
    {
        TorchSeed.Set(7);
        var state = TorchSeed.Save();
        using var first = TorchSharp.torch.rand(8);
        TorchSeed.Load(state);
        using var second = TorchSharp.torch.rand(8);
        TorchSeed.Set(7);
        using var third = TorchSharp.torch.rand(8);

        Assert.That(second.bytes.ToArray(), Is.EqualTo(first.bytes.ToArray()));
        Assert.That(third.bytes.ToArray(), Is.EqualTo(first.bytes.ToArray()));
        Assert.That(() => TorchSeed.Load([1, 2]), Throws.TypeOf<InputException>().With.Message.Contains("has 2 bytes"));
    }
}
