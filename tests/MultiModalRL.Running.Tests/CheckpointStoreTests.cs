using MultiModalRL.Core;

namespace MultiModalRL.Running.Tests;

[TestFixture]
public sealed class CheckpointStoreTests
{
    private string folder;
    private CheckpointStore store;

    [SetUp]
    public void SetUp()
    {
        folder = Directory.CreateTempSubdirectory("mmrl-checkpoints-").FullName;
        store = new CheckpointStore(folder);
    }

    [TearDown]
    public void TearDown() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Latest_OfAnEmptyFolder_IsNull() => Assert.That(store.Latest(), Is.Null);

    [Test]
    public void Write_OfMoreThanAreKept_DropsTheOldestByNumber()
    {
        foreach (var step in new long[] { 90, 100, 1000 })
        {
            Write(step, "x", keep: 2);
        }

        Assert.That(Names(), Is.EqualTo(new[] { "100", "1000" }));
        Assert.That(store.Latest()!.Manifest.Step, Is.EqualTo(1000));
    }

    [Test]
    public void Write_OfAStepThatIsThere_ReplacesIt()
    {
        Write(5, "old", keep: 2);
        Write(5, "new", keep: 2);
        Assert.That(File.ReadAllText(Path.Combine(store.Latest()!.Folder, "content")), Is.EqualTo("new"));
        Assert.That(Names(), Is.EqualTo(new[] { "5" }));
    }

    [Test]
    public void Latest_WhereAWriteWasKilledWhileReplacing_IsTheReplacedOneAfterTidying()
    {
        Write(5, "old", keep: 2);
        Directory.Move(Path.Combine(folder, "5"), Path.Combine(folder, ".old-5"));
        Directory.CreateDirectory(Path.Combine(folder, ".tmp-5"));
        Assert.That(store.Latest(), Is.Null);
        store.RemoveLeftovers();
        Assert.That(Names(), Is.EqualTo(new[] { "5" }));
        Assert.That(store.Latest(), Is.Not.Null);
    }

    [Test]
    public void Latest_WhereAWriteWasKilled_IsTheOneBefore()
    {
        Write(5, "old", keep: 2);
        Directory.CreateDirectory(Path.Combine(folder, ".tmp-9"));
        Assert.That(store.Latest()!.Manifest.Step, Is.EqualTo(5));
    }

    [Test]
    public void Latest_WhereEveryByteInTurnIsChanged_IsNeverTheDamagedOne()
    {
        Write(5, "content of the checkpoint", keep: 2);
        var file = Path.Combine(folder, "5", "content");
        var bytes = File.ReadAllBytes(file);
        for (var i = 0; i < bytes.Length; i++)
        {
            var changed = (byte[])bytes.Clone();
            changed[i] ^= 1;
            File.WriteAllBytes(file, changed);
            Assert.That(() => store.Latest(), Throws.TypeOf<InputException>().With.Message.Contains("content"));
        }

        File.WriteAllBytes(file, bytes);
        Assert.That(store.Latest(), Is.Not.Null);
    }

    [Test]
    public void Latest_WhereTheManifestIsCutAtAnyLength_IsNeverTheDamagedOne()
    {
        Write(5, "x", keep: 2);
        var file = Path.Combine(folder, "5", "checkpoint.json");
        var bytes = File.ReadAllBytes(file);
        for (var length = 0; length < bytes.Length; length++)
        {
            File.WriteAllBytes(file, bytes[..length]);
            Assert.That(() => store.Latest(), Throws.TypeOf<InputException>().With.Message.Contains("checkpoint.json"), $"cut at {length}");
        }
    }

    [Test]
    public void Newest_WhereItIsDamaged_IsNotTheOneBefore()
    {
        Write(5, "older", keep: 2);
        Write(9, "newer", keep: 2);
        Assert.That(store.Newest()!.Manifest.Step, Is.EqualTo(9));
        File.WriteAllText(Path.Combine(folder, "9", "content"), "changed");
        Assert.That(() => store.Newest(), Throws.TypeOf<InputException>().With.Message.Contains("content"));
        Assert.That(store.Latest(out var flaw)!.Manifest.Step, Is.EqualTo(5));
        Assert.That(flaw!.Message, Does.Contain("content"));
    }

    [Test]
    public void Latest_OfAnotherFormat_IsRefused()
    {
        store.Write(new CheckpointManifest { Format = 99, Step = 5, Finished = false, MetricsBytes = 0 }, _ => { }, keep: 2);
        Assert.That(() => store.Latest(), Throws.TypeOf<InputException>().With.Message.Contains("format 99, expected 1"));
    }

    private void Write(long step, string content, int keep) => store.Write(
        new CheckpointManifest { Step = step, Finished = false, MetricsBytes = 0 },
        path => File.WriteAllText(Path.Combine(path, "content"), content),
        keep);

    private string[] Names() => [.. Directory.GetDirectories(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
