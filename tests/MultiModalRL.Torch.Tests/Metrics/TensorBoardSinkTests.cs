using Tensorboard;

namespace MultiModalRL.Torch.Tests;

public sealed class TensorBoardSinkTests
{
    // The check value of CRC-32C over "123456789" (RFC 3720) is e3069283; masked: rotated right by 15, plus a282ead8.
    [Test]
    public void Frame_Checksum_IsMaskedCrc32C()
    {
        var framed = EventRecord.Frame("123456789"u8);

        var crc = 0xe3069283u;
        Assert.That(BitConverter.ToUInt32(framed, 12 + 9), Is.EqualTo(unchecked(((crc >> 15) | (crc << 17)) + 0xa282ead8u)));
        Assert.That(BitConverter.ToUInt64(framed, 0), Is.EqualTo(9ul));
    }

    [Test]
    public void Scalar_ReadByTheOfficialMessages_IsWhatWasWritten()
    {
        using var folder = new TemporaryFolder();
        using (var sink = new TensorBoardSink(folder.Path, new FixedTime()))
        {
            sink.Scalar("losses/policy_loss", 0.25, 3);
            sink.Scalar("charts/ü", double.NaN, 1L << 40);
        }

        var events = Events(folder.Path);

        Assert.That(events[0].FileVersion, Is.EqualTo("brain.Event:2"));
        Assert.That(events.Select(one => one.WallTime), Is.All.EqualTo(1_700_000_000.5));
        Assert.That((events[1].Step, events[1].Summary.Value[0].Tag), Is.EqualTo((3L, "losses/policy_loss")));
        Assert.That(events[1].Summary.Value[0].SimpleValue, Is.EqualTo(0.25f));
        Assert.That((events[2].Step, events[2].Summary.Value[0].Tag), Is.EqualTo((1L << 40, "charts/ü")));
        Assert.That(events[2].Summary.Value[0].SimpleValue, Is.NaN);
    }

    [Test]
    public void Constructor_Resumed_DropsWhatCameAfterTheCheckpoint()
    {
        using var folder = new TemporaryFolder();
        Log(folder.Path, resumedAt: null, 10, 20, 30);
        Log(folder.Path, resumedAt: 20, 25, 30);
        Log(folder.Path, resumedAt: 25, 26);

        var steps = Events(folder.Path).Where(one => one.Summary is not null).Select(one => one.Step);

        Assert.That(steps, Is.EqualTo(new long[] { 10, 20, 25, 26 }));
        Assert.That(Directory.GetFiles(folder.Path), Has.Length.EqualTo(3));
        Assert.That(Events(folder.Path)[^2].SessionLog.Status, Is.EqualTo(SessionLog.Types.SessionStatus.Start));
        Assert.That(Events(folder.Path)[^2].Step, Is.EqualTo(26));
    }

    [TestCase(1)]
    [TestCase(20)]
    public void Constructor_ResumedAfterACrash_DropsTheTornRecord(int lost)
    {
        using var folder = new TemporaryFolder();
        Log(folder.Path, resumedAt: null, 1, 2);
        var file = Directory.GetFiles(folder.Path).Single();
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^lost]);

        Log(folder.Path, resumedAt: 5, 6);

        var steps = Events(folder.Path).Where(one => one.Summary is not null).Select(one => one.Step);
        Assert.That(steps, Is.EqualTo(new long[] { 1, 6 }));
    }

    [Test]
    public void Constructor_FolderIsAFile_NamesIt()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("run"), []);

        Assert.That(
            () => new TensorBoardSink(folder.File("run"), new FixedTime()),
            Throws.TypeOf<Core.InputException>().With.Message.Contains(folder.File("run")));
    }

    private static void Log(string folder, long? resumedAt, params long[] steps)
    {
        using var sink = new TensorBoardSink(folder, new FixedTime(), resumedAt);
        foreach (var step in steps)
        {
            sink.Scalar("loss", step, step);
        }
    }

    // An independent reader: frames by hand, messages by the classes generated from TensorBoard's own definitions.
    private static List<Event> Events(string folder)
    {
        var events = new List<Event>();
        foreach (var file in Directory.GetFiles(folder).Order(StringComparer.Ordinal))
        {
            var bytes = File.ReadAllBytes(file);
            for (var at = 0; at < bytes.Length;)
            {
                var length = checked((int)BitConverter.ToUInt64(bytes, at));
                Assert.That(BitConverter.ToUInt32(bytes, at + 8), Is.EqualTo(MaskedCrc(bytes.AsSpan(at, 8))));
                var payload = bytes.AsSpan(at + 12, length);
                Assert.That(BitConverter.ToUInt32(bytes, at + 12 + length), Is.EqualTo(MaskedCrc(payload)));
                events.Add(Event.Parser.ParseFrom(payload.ToArray()));
                at += length + 16;
            }
        }

        return events;
    }

    // CRC-32C bit by bit (polynomial 82f63b78, reflected).
    private static uint MaskedCrc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0x82f63b78u : crc >> 1;
            }
        }

        crc = ~crc;
        return unchecked(((crc >> 15) | (crc << 17)) + 0xa282ead8u);
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_500);
    }
}
