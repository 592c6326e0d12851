using System.Diagnostics;

namespace MultiModalRL.Torch.Tests;

/// <summary>Whole starts: this test program again, with one test that adds two numbers.</summary>
[NonParallelizable]
public sealed class FreshProcessTests
{
    // What the other tests run in processes of their own.
    [Test]
    public void FirstTorchCall_Unprepared_Works()
    {
        // No type of ours comes before the torch call: the module initializer must have armed the cure.
        using var two = TorchSharp.torch.ones(2);
        Assert.That(two.sum().item<float>(), Is.EqualTo(2f));
    }

    [Test]
    public void Start_TwoAtOnceWithoutACache_BothWorkAndLeaveOneCopy()
    {
        _ = NativeTestFiles.Library();
        using var cache = new TemporaryFolder();
        using var first = Start(AppContext.BaseDirectory, cache.Path);
        using var second = Start(AppContext.BaseDirectory, cache.Path);

        Assert.That(Finish(first), Is.EqualTo(0));
        Assert.That(Finish(second), Is.EqualTo(0));
        var copies = Directory.GetFiles(cache.Path, "*", SearchOption.AllDirectories);
        Assert.That(copies, Has.Length.EqualTo(NeedsTheCure() ? 1 : 0));
    }

    [Test]
    public void Start_CacheUnusable_StillWorks()
    {
        _ = NativeTestFiles.Library();
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("file"), []);
        using var process = Start(AppContext.BaseDirectory, folder.File("file"));

        Assert.That(Finish(process), Is.EqualTo(0));
    }

    [Test]
    public void Start_DamagedLibrary_FailsWithoutCopyingPackages()
    {
        _ = NativeTestFiles.Library();
        using var output = new TemporaryFolder();
        foreach (var file in Directory.GetFiles(AppContext.BaseDirectory))
        {
            var name = Path.GetFileName(file);
            if (name != NativeFiles.TorchSharp)
            {
                File.CreateSymbolicLink(output.File(name), file);
            }
        }

        File.WriteAllText(output.File(NativeFiles.TorchSharp), "no library");
        // The host finds the application by its real path, so the entry point must lie in the folder itself.
        foreach (var name in new[] { "MultiModalRL.Torch.Tests", "MultiModalRL.Torch.Tests.dll" })
        {
            File.Delete(output.File(name));
            File.Copy(Path.Combine(AppContext.BaseDirectory, name), output.File(name));
        }

        using var process = Start(output.Path, cache: output.Path, out var text);
        var code = Finish(process);

        Assert.That(code, Is.Not.EqualTo(0));
        Assert.That(text.ToString(), Does.Contain("InputException").And.Contain("is damaged"));
        Assert.That(Directory.GetDirectories(output.Path), Has.None.EndsWith("cpu"));
    }

    private static bool NeedsTheCure() => !System.Runtime.InteropServices.NativeLibrary.TryLoad(NativeTestFiles.Library(), out _);

    private static Process Start(string folder, string cache) => Start(folder, cache, out _);

    private static Process Start(string folder, string cache, out StringWriter text)
    {
        var start = new ProcessStartInfo(Path.Combine(folder, "MultiModalRL.Torch.Tests"))
        {
            ArgumentList = { "--filter", $"FullyQualifiedName~{nameof(FirstTorchCall_Unprepared_Works)}" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Directory.Exists(cache) ? cache : folder,
        };
        start.Environment["XDG_CACHE_HOME"] = cache;
        var written = text = new StringWriter();
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => { lock (written) { written.WriteLine(line.Data); } };
        process.ErrorDataReceived += (_, line) => { lock (written) { written.WriteLine(line.Data); } };
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static int Finish(Process process)
    {
        process.WaitForExit();
        return process.ExitCode;
    }
}
