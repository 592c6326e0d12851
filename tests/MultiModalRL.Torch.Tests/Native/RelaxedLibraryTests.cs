using MultiModalRL.Core;

namespace MultiModalRL.Torch.Tests;

public sealed class RelaxedLibraryTests
{
    [Test]
    public void Relax_PackagedLibrary_ChangesExactlyTheFlagByte()
    {
        var path = NativeTestFiles.Library();
        var original = File.ReadAllBytes(path);

        var relaxed = RelaxedLibrary.Relax(original, path);

        var offset = ElfVersionNeeds.StrongFlagOffsets(original, RelaxedLibrary.Version).Single();
        var changed = Enumerable.Range(0, original.Length).Where(i => original[i] != relaxed[i]);
        Assert.That(relaxed, Has.Length.EqualTo(original.Length));
        Assert.That(changed, Is.EqualTo(new[] { offset }));
        Assert.That((original[offset], relaxed[offset]), Is.EqualTo(((byte)0, (byte)2)));
        Assert.That(ElfVersionNeeds.StrongFlagOffsets(relaxed, RelaxedLibrary.Version), Is.Empty);
        Assert.That(File.ReadAllBytes(path), Is.EqualTo(original), "the original is untouched");
    }

    [TestCase("GLIBCXX_3.4.3")]
    [TestCase("GLIBCXX_9")]
    public void StrongFlagOffsets_OtherVersion_FindsNone(string version) =>
        Assert.That(ElfVersionNeeds.StrongFlagOffsets(File.ReadAllBytes(NativeTestFiles.Library()), version), Is.Empty);

    // Cut anywhere, or with any byte of the header replaced, the reader either answers or says that the file is damaged.
    [Test]
    public void StrongFlagOffsets_DamagedFiles_NeverReadOutside()
    {
        var original = File.ReadAllBytes(NativeTestFiles.Library());
        var random = new RandomStream(1);
        for (var i = 0; i < 300; i++)
        {
            var damaged = original[..(i % 2 == 0 ? random.NextInt(original.Length) : original.Length)];
            if (damaged.Length > 64)
            {
                damaged[random.NextInt(64)] = (byte)random.NextInt(256);
                damaged[damaged.Length - 1 - random.NextInt(Math.Min(2000, damaged.Length))] = 255;
            }

            try
            {
                foreach (var offset in ElfVersionNeeds.StrongFlagOffsets(damaged, RelaxedLibrary.Version))
                {
                    Assert.That(offset, Is.InRange(0, damaged.Length - 1));
                }
            }
            catch (InvalidDataException)
            {
            }
        }
    }

    [Test]
    public void Relax_Garbage_NamesTheFile() => Assert.That(
        () => RelaxedLibrary.Relax("no library"u8.ToArray(), "/x/libLibTorchSharp.so"),
        Throws.TypeOf<InputException>().With.Message.Contains("/x/libLibTorchSharp.so is damaged"));

    [Test]
    public void TryPlace_WritesTheCopyAndNothingElse()
    {
        using var folder = new TemporaryFolder();
        var path = RelaxedLibrary.CachePath(folder.Path, [1, 2, 3], "lib.so");

        Assert.That(RelaxedLibrary.TryPlace([4, 5], path), Is.True);

        Assert.That(File.ReadAllBytes(path), Is.EqualTo(new byte[] { 4, 5 }));
        Assert.That(Directory.GetFiles(Path.GetDirectoryName(path)!), Has.Length.EqualTo(1));
        Assert.That(path, Does.EndWith("-3/lib.so").And.StartsWith(Path.Combine(folder.Path, "multimodalrl")));
    }

    [Test]
    public void TryPlace_OverADamagedCopy_ReplacesIt()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("lib.so"), [9]);

        Assert.That(RelaxedLibrary.TryPlace([4, 5], folder.File("lib.so")), Is.True);
        Assert.That(File.ReadAllBytes(folder.File("lib.so")), Is.EqualTo(new byte[] { 4, 5 }));
    }

    // A file where the folder should be refuses everyone, root as well.
    [Test]
    public void TryPlace_FolderCannotBeMade_SaysSo()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("blocked"), []);

        Assert.That(RelaxedLibrary.TryPlace([4], Path.Combine(folder.File("blocked"), "deep", "lib.so")), Is.False);
    }

    [Test]
    public void TryPlace_ManyAtOnce_LeaveOneWholeCopy()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "deep", "lib.so");
        var content = new byte[1 << 20];
        content.AsSpan().Fill(7);

        Parallel.For(0, 16, _ => Assert.That(RelaxedLibrary.TryPlace(content, path), Is.True));

        Assert.That(File.ReadAllBytes(path), Is.EqualTo(content));
        Assert.That(Directory.GetFiles(Path.GetDirectoryName(path)!), Has.Length.EqualTo(1));
    }
}
