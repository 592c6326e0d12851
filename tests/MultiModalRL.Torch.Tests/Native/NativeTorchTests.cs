using MultiModalRL.Core;

namespace MultiModalRL.Torch.Tests;

public sealed class NativeTorchTests
{
    [Test]
    public void Load_NoLibrary_NamesTheRemedy()
    {
        using var folder = new TemporaryFolder();

        Assert.That(
            () => NativeTorch.Load(new NativeFiles([folder.Path]), cache: null),
            Throws.TypeOf<InputException>().With.Message.Contains("reference TorchSharp-cpu"));
    }

    [TestCase(0)]
    [TestCase(10)]
    [TestCase(100)]
    [TestCase(100_000)]
    [TestCase(-1)]
    public void Load_LibraryCutShort_SaysSoInsteadOfCrashing(int length)
    {
        var library = File.ReadAllBytes(NativeTestFiles.Library());
        using var folder = new TemporaryFolder();
        // One byte less than the last segment's end is the finest cut; what follows segments is not mapped.
        var end = length < 0 ? LastSegmentEnd(library) - 1 : length;
        File.WriteAllBytes(folder.File(NativeFiles.TorchSharp), library[..end]);

        Assert.That(
            () => NativeTorch.Load(new NativeFiles([folder.Path]), cache: null),
            Throws.TypeOf<InputException>().With.Message.Contains("damaged").And.Message.Contains(folder.Path));
    }

    [Test]
    public void Problem_WholeLibraries_IsNone()
    {
        _ = NativeTestFiles.Library();
        var files = NativeFiles.OfProcess();
        foreach (var name in new[] { NativeFiles.TorchSharp, "libc10.so", "libtorch_cpu.so", "libtorch.so" })
        {
            Assert.That(ElfSegments.Problem(files.Find(name)!), Is.Null, name);
        }
    }

    [Test]
    public void Initialize_Twice_IsFine()
    {
        TorchRuntime.Initialize();
        TorchRuntime.Initialize();
        using var two = TorchSharp.torch.ones(2);

        Assert.That(two.sum().item<float>(), Is.EqualTo(2f));
    }

    [Test]
    public void Environment_OfNativeCode_LetsThreadsSleep()
    {
        _ = NativeTestFiles.Library();
        var chosen = Environment.GetEnvironmentVariable("OMP_WAIT_POLICY");

        Assert.That(ProcessEnvironment.Native("OMP_WAIT_POLICY"), Is.EqualTo(chosen ?? "PASSIVE"));
    }

    [Test]
    public void Configure_SetsThreads()
    {
        TorchRuntime.Configure(2);
        Assert.That(TorchSharp.torch.get_num_threads(), Is.EqualTo(2));
        TorchRuntime.Configure(1);
        Assert.That(TorchSharp.torch.get_num_threads(), Is.EqualTo(1));
        Assert.That(() => TorchRuntime.Configure(0), Throws.TypeOf<InputException>().With.Message.Contains("threads is 0"));
    }

    private static int LastSegmentEnd(byte[] elf)
    {
        var end = 0L;
        var table = (int)BitConverter.ToInt64(elf, 0x20);
        for (var i = 0; i < BitConverter.ToUInt16(elf, 0x38); i++)
        {
            var at = table + i * 56;
            if (BitConverter.ToInt32(elf, at) == 1)
            {
                end = Math.Max(end, BitConverter.ToInt64(elf, at + 8) + BitConverter.ToInt64(elf, at + 32));
            }
        }

        return (int)end;
    }
}
