using System.Buffers.Binary;
using System.Text;
using MultiModalRL.Core;
using static TorchSharp.torch;

namespace MultiModalRL.Torch.Tests;

public sealed class SafetensorsFileTests
{
    // Written by hand from the format's README: one F32 tensor [2] holding 1 and −2, one U8 number 7.
    private const string TwoTensors =
        """{"__metadata__":{"by":"hand"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"U8","shape":[],"data_offsets":[8,9]}}""";

    private static readonly byte[] TwoTensorsData = [0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0, 7];

    private static readonly TestCaseData[] Broken =
    [
        Case("hole", """{"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}""", 2, "starts at byte 1: expected 0"),
        Case("overlap", """{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}""", 3, "no overlaps"),
        Case("bytes left over", """{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", 2, "the file holds 2"),
        Case("bytes lacking", """{"a":{"dtype":"U8","shape":[3],"data_offsets":[0,3]}}""", 2, "the file holds 2"),
        Case("duplicate", """{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", 1, "JSON"),
        Case("shape and bytes differ", """{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", 8, "does not fit offsets"),
        Case("absurd shape", """{"a":{"dtype":"F32","shape":[4611686018427387904,4611686018427387904],"data_offsets":[0,0]}}""", 0, "does not fit"),
        Case("negative size", """{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", 4, "does not fit"),
        Case("backward offsets", """{"a":{"dtype":"U8","shape":[1],"data_offsets":[2,1]}}""", 2, "does not fit"),
        Case("unknown type", """{"a":{"dtype":"F8_E4M3","shape":[1],"data_offsets":[0,1]}}""", 1, "F8_E4M3"),
        Case("extra key", """{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1],"x":1}}""", 1, "nothing else"),
        Case("number as name", """{"a":{"dtype":7,"shape":[1],"data_offsets":[0,1]}}""", 1, "JSON"),
        Case("fraction", """{"a":{"dtype":"U8","shape":[0.5],"data_offsets":[0,1]}}""", 1, "JSON"),
        Case("metadata of a number", """{"__metadata__":{"a":1}}""", 0, "JSON"),
        Case("array", "[]", 0, "does not start with '{'"),
        Case("leading space", " {}", 0, "does not start with '{'"),
        Case("cut JSON", """{"a":""", 0, "JSON"),
        Case("deep JSON", """{"a":{"dtype":[[[[[[1]]]]]],"shape":[],"data_offsets":[]}}""", 0, "JSON"),
    ];

    [Test]
    public void Open_HandWrittenFile_ReadsIt()
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("w"), Bytes(TwoTensors + "   ", TwoTensorsData));

        using var file = SafetensorsFile.Open(folder.File("w"));

        Assert.That(file.Metadata["by"], Is.EqualTo("hand"));
        Assert.That(file.Tensors.Select(entry => entry.Name), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(file.Read("a").data<float>().ToArray(), Is.EqualTo(new float[] { 1, -2 }));
        Assert.That(file.Read("b").item<byte>(), Is.EqualTo(7));
        Assert.That(() => file.Read("c"), Throws.TypeOf<InputException>().With.Message.Contains("no tensor 'c'"));
    }

    [TestCaseSource(nameof(Broken))]
    public void Open_BrokenHeader_IsRefused(string json, int dataLength, string expected)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("w"), Bytes(json, new byte[dataLength]));

        Assert.That(
            () => SafetensorsFile.Open(folder.File("w")),
            Throws.TypeOf<InputException>().With.Message.Contains(expected).And.Message.Contains(folder.File("w")));
    }

    [TestCase(0, "shorter than")]
    [TestCase(7, "shorter than")]
    [TestCase(20, "the header's length")]
    public void Open_CutShort_IsRefused(int length, string expected)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("w"), Bytes(TwoTensors, TwoTensorsData)[..length]);

        Assert.That(() => SafetensorsFile.Open(folder.File("w")), Throws.TypeOf<InputException>().With.Message.Contains(expected));
    }

    [TestCase(ulong.MaxValue)]
    [TestCase(1ul << 40)]
    public void Open_AbsurdHeaderLength_IsRefused(ulong length)
    {
        using var folder = new TemporaryFolder();
        var bytes = Bytes(TwoTensors, TwoTensorsData);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);
        File.WriteAllBytes(folder.File("w"), bytes);

        Assert.That(() => SafetensorsFile.Open(folder.File("w")), Throws.TypeOf<InputException>().With.Message.Contains($"length is {length}"));
    }

    [Test]
    public void Open_NoFile_NamesIt()
    {
        using var folder = new TemporaryFolder();

        Assert.That(() => SafetensorsFile.Open(folder.File("w")), Throws.TypeOf<InputException>().With.Message.Contains(folder.File("w")));
    }

    [Test]
    public void Write_EveryType_ReadsBackTheSameBytes()
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        var types = new[]
        {
            ScalarType.Float32, ScalarType.Float64, ScalarType.Float16, ScalarType.BFloat16, ScalarType.Int64,
            ScalarType.Int32, ScalarType.Int16, ScalarType.Int8, ScalarType.Byte, ScalarType.Bool,
        };
        var tensors = types.Select(type => (Name: type.ToString(), Tensor: Ops.Range(6).reshape(2, 3).to(type))).ToList();
        tensors.Add(("empty", empty(0, 3)));
        tensors.Add(("transposed", Ops.Range(6).reshape(2, 3).t()));

        SafetensorsFile.Write(folder.File("w"), tensors, new Dictionary<string, string> { ["k"] = "ü\"" });
        using var file = SafetensorsFile.Open(folder.File("w"));

        Assert.That(file.Metadata["k"], Is.EqualTo("ü\""));
        foreach (var (name, tensor) in tensors)
        {
            var read = file.Read(name);
            Assert.That((read.dtype, string.Join(',', read.shape)), Is.EqualTo((tensor.dtype, string.Join(',', tensor.shape))), name);
            Assert.That(read.bytes.ToArray(), Is.EqualTo(tensor.contiguous().bytes.ToArray()), name);
        }

        Assert.That(Directory.GetFiles(folder.Path), Has.Length.EqualTo(1));
        Assert.That(File.ReadAllBytes(folder.File("w")).AsSpan(0, 8).ToArray()[0] % 8, Is.Zero, "aligned data");
    }

    [Test]
    public void Write_NameTwice_IsRefused()
    {
        using var folder = new TemporaryFolder();
        using var one = ones(1);

        Assert.That(() => SafetensorsFile.Write(folder.File("w"), [("a", one), ("a", one)]), Throws.ArgumentException);
        Assert.That(Directory.GetFiles(folder.Path), Is.Empty);
    }

    private static byte[] Bytes(string json, byte[] data)
    {
        var header = Encoding.UTF8.GetBytes(json);
        var prefix = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(prefix, header.Length);
        return [.. prefix, .. header, .. data];
    }

    private static TestCaseData Case(string name, string json, int dataLength, string expected) =>
        new TestCaseData(json, dataLength, expected).SetArgDisplayNames(name);
}
