using System.Buffers.Binary;
using System.Text;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets.Tests;

public sealed class NpyFileTests
{
    private const string Header = "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 1, 2, 3), }";

    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [TestCase(1, Header)]
    [TestCase(2, Header)]
    [TestCase(1, "{'shape': (2, 1, 2, 3), 'descr':'|u1','fortran_order': False}")]
    public void Read_Images_AreThoseOfTheFile(int version, string header)
    {
        using var images = NpyFile.Open(Write(Npy(version, header, Numbers(12))));
        var pixels = new byte[18];
        images.Read([1, 0, 1], pixels);
        Assert.That((images.Count, images.Shape), Is.EqualTo((2, new ImageShape(1, 2, 3))));
        Assert.That(pixels, Is.EqualTo(new byte[] { 6, 7, 8, 9, 10, 11, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 }));
    }

    [Test]
    public void Read_BlueFirst_IsTurnedAround()
    {
        using var images = NpyFile.Open(Write(Npy(1, Header, Numbers(12))), ChannelOrder.Bgr);
        var pixels = new byte[6];
        images.Read([1], pixels);
        Assert.That(pixels, Is.EqualTo(new byte[] { 8, 7, 6, 11, 10, 9 }));
    }

    [TestCase("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 1, 2, 3), }", "is an array of <f4, C order, shape (2, 1, 2, 3)")]
    [TestCase("{'descr': '|u1', 'fortran_order': True, 'shape': (2, 1, 2, 3), }", "Fortran order")]
    [TestCase("{'descr': '|u1', 'fortran_order': False, 'shape': (12,), }", "shape (12)")]
    [TestCase("{'descr': '|u1', 'fortran_order': False, 'shape': (), }", "shape ()")]
    [TestCase("{'descr': '|u1', 'fortran_order': False, 'shape': (3, 2, 2, 1), }", "shape (3, 2, 2, 1)")]
    [TestCase("{'descr': '|u1', 'fortran_order': False, 'shape': (3, 1, 2, 3), }", "has 12 bytes after its header")]
    [TestCase("{'descr': '|u1', 'fortran_order': False, 'shape': (1, 1, 2, 3), }", "has 12 bytes after its header")]
    [TestCase("{'descr': '|u1', 'fortran_order': False, 'shape': (0, 1, 2, 3), }", "shape (0, 1, 2, 3)")]
    [TestCase("{'descr': '|u1', 'fortran_order': False, 'shape': (2147483647, 65536, 65536, 3), }", "has 12 bytes after its header")]
    [TestCase("{'descr': '|u1', 'fortran_order': False, 'shape': (99999999999999999999, 1, 2, 3), }", "damaged header")]
    [TestCase("{'descr': '|u1', 'fortran_order': False, 'shape': (-2, 1, 2, 3), }", "damaged header")]
    [TestCase("{'descr': '|u1', 'fortran_order': False, }", "damaged header")]
    [TestCase("{'descr': '|u1', 'descr': '|u1', 'fortran_order': False, 'shape': (2, 1, 2, 3), }", "damaged header")]
    [TestCase("{'descr': [('a', '|u1')], 'fortran_order': False, 'shape': (2, 1, 2, 3), }", "damaged header")]
    [TestCase("{'descr': '|u1', 'fortran_order': False, 'shape': (2, 1, 2, 3), } x", "damaged header")]
    public void Open_OtherHeader_SaysWhatIsExpected(string header, string message)
    {
        var file = Write(Npy(1, header, Numbers(12)));
        Assert.That(() => NpyFile.Open(file), Throws.InstanceOf<InputException>().With.Message.Contains(file).And.Message.Contains(message));
    }

    [Test]
    public void Open_CutAnywhere_IsRefused()
    {
        var whole = Npy(1, Header, Numbers(12));
        for (var length = 0; length < whole.Length; length++)
        {
            var file = Write(whole[..length]);
            Assert.That(() => NpyFile.Open(file), Throws.InstanceOf<InputException>().With.Message.Contains(file), $"{length} bytes");
        }
    }

    [TestCase(0, 3)]
    [TestCase(3, 0)]
    [TestCase(1, 1)]
    public void Open_OtherVersion_IsRefused(int major, int minor)
    {
        var bytes = Npy(1, Header, Numbers(12));
        (bytes[6], bytes[7]) = ((byte)major, (byte)minor);
        Assert.That(() => NpyFile.Open(Write(bytes)), Throws.InstanceOf<InputException>().With.Message.Contains("format 1.0 or 2.0"));
    }

    [Test]
    public void Open_HeaderOfEnormousLength_IsRefused()
    {
        var bytes = Npy(2, Header, Numbers(12));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), uint.MaxValue);
        Assert.That(() => NpyFile.Open(Write(bytes)), Throws.InstanceOf<InputException>().With.Message.Contains("header of 4294967295 bytes"));
    }

    [TestCase(-1)]
    [TestCase(2)]
    public void Read_HandleOutside_Throws(int handle)
    {
        using var images = NpyFile.Open(Write(Npy(1, Header, Numbers(12))));
        Assert.That(() => images.Read([handle], new byte[6]), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    private static byte[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(i => (byte)i)];

    private static byte[] Npy(int version, string header, byte[] data)
    {
        var prefix = version == 1 ? 10 : 12;
        var text = header + new string(' ', 63 - ((prefix + header.Length) % 64)) + "\n";
        var head = new byte[prefix];
        byte[] magic = [0x93, .. "NUMPY"u8, (byte)version, 0];
        magic.CopyTo(head, 0);
        BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(8), (ushort)text.Length);
        return [.. head, .. Encoding.ASCII.GetBytes(text), .. data];
    }

    private string Write(byte[] bytes) => folder.Write("a.npy", bytes);
}
