using System.IO.Compression;
using System.Text;
using MultiModalRL.Core;
using Parquet;
using Parquet.Schema;

namespace MultiModalRL.Datasets.Tests;

/// <summary>Whole files of every format that is read, how each is read through, and how they are damaged.</summary>
internal sealed class Mutations : IDisposable
{
    private static readonly ImageShape Shape = new(8, 8, 3);

    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<string, (byte[] Whole, Action<string> Read)> formats;

    public Mutations()
    {
        var png = PngFile.OfRgb(16, 16, (x, y) => ((byte)(x * y), (byte)(x * 16), (byte)(y * 16)));
        var lines = string.Concat(Enumerable.Range(0, 20).Select(i => $"{{\"a\":\"é{i}\",\"b\":[{i},-1],\"c\":{{\"d\":[null,true]}}}}\n"));
        var map = Encoding.UTF8.GetBytes("{\"info\":{\"x\":[1,2]},\"q\":[" + string.Join(',', lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)) + "]}");
        byte[] npy =
        [
            0x93, .. "NUMPY"u8, 1, 0, 70, 0,
            .. Encoding.ASCII.GetBytes("{'descr': '|u1', 'fortran_order': False, 'shape': (2, 2, 2, 3), }".PadRight(69) + "\n"), .. new byte[24],
        ];
        formats = new()
        {
            ["png"] = (png, ReadImage),
            ["jpeg"] = (SkiaFile.WithOrientation(SkiaFile.Jpeg(32, 16), 6), ReadImage),
            ["webp"] = (SkiaFile.LosslessWebp(32, 16), ReadImage),
            ["lines"] = (Encoding.UTF8.GetBytes(lines), file => Assert.That(JsonItems.InLines(file, JsonRules.Strict).Count(), Is.Not.Negative)),
            ["json"] = (map, file => Assert.That(JsonItems.InArray(file, JsonRules.Strict, "q").Count(), Is.Not.Negative)),
            ["gzip"] = (Packed(map), file => Assert.That(JsonItems.InArray(file, JsonRules.Strict, "q").Count(), Is.Not.Negative)),
            ["npy"] = (npy, ReadArray),
            ["parquet"] = (Table(CompressionMethod.None, png), ReadTable),
            ["parquet-snappy"] = (Table(CompressionMethod.Snappy, png), ReadTable),
            ["parquet-gzip"] = (Table(CompressionMethod.Gzip, png), ReadTable),
            ["parquet-zstd"] = (Table(CompressionMethod.Zstd, png), ReadTable),
            ["parquet-null"] = (NullParquet.Of("image", 5), ReadTable),
        };
    }

    public static IReadOnlyList<string> Formats { get; } =
    [
        "png", "jpeg", "webp", "lines", "json", "gzip", "npy",
        "parquet", "parquet-snappy", "parquet-gzip", "parquet-zstd", "parquet-null",
    ];

    public void Dispose() => folder.Dispose();

    /// <summary>Damages a file and reads it.</summary>
    /// <returns>Whether it was refused; an exception of another kind comes out.</returns>
    public bool IsRefused(string format, ref RandomStream random)
    {
        var (whole, read) = formats[format];
        var file = folder.Write($"{format}-{Environment.CurrentManagedThreadId}", ByteMutation.Of(whole, ref random));
        return IsRefused(file, () => read(file));
    }

    /// <summary>Whether reading a file is refused in one line that names it; an exception of another kind comes out.</summary>
    public static bool IsRefused(string file, Action read)
    {
        try
        {
            read();
            return false;
        }
        catch (InputException exception)
        {
            Assert.That(exception.Message, Does.Contain(file).And.Not.Contains("\n"));
            return true;
        }
    }

    private static void ReadImage(string file) => new DecodedImageStore([file], Shape).Read([0], new byte[Shape.Size]);

    private static void ReadArray(string file)
    {
        using var images = NpyFile.Open(file);
        images.Read([0], new byte[images.Shape.Size]);
    }

    private static void ReadTable(string file)
    {
        var table = ParquetTable.Open(file);
        foreach (var rows in table.Read(table.Columns.Select(column => column.Name)))
        {
            foreach (var column in table.Columns.Where(column => column.ListDepth <= 1))
            {
                ReadColumn(rows, column);
            }
        }
    }

    private static void ReadColumn(ParquetRows rows, ParquetColumn column) => _ = (column.Kind, column.ListDepth) switch
    {
        (ParquetKind.Text, 0) => rows.OptionalStrings(column.Name),
        (ParquetKind.Text, _) => rows.OptionalStringLists(column.Name),
        (ParquetKind.WholeNumber, 0) => rows.OptionalInt64s(column.Name),
        (ParquetKind.WholeNumber, _) => rows.OptionalInt64Lists(column.Name),
        (ParquetKind.RealNumber, 0) => rows.OptionalDoubles(column.Name),
        (ParquetKind.Boolean, 0) => rows.OptionalBooleans(column.Name),
        (ParquetKind.Binary, 0) => rows.OptionalBytes(column.Name),
        _ => (object)column,
    };

    private static byte[] Table(CompressionMethod compression, byte[] image)
    {
        Field[] fields =
        [
            new DataField<string>("question", true),
            new DataField<long>("id", true),
            new DataField<double>("share", false),
            new DataField<bool>("hard", true),
            RawParquet.Image("image"),
            new ListField("answers", new DataField<string>("element", true)),
        ];
        var file = new RawParquet(fields, compression) { UsesDictionaries = true };
        for (var group = 0; group < 3; group++)
        {
            file.Group(
                RawParquet.Texts(["what", "where", "what", "what"], [1, 1, 0, 1, 1]),
                RawParquet.Leaf([1L, 2L, 3L], [1, 0, 1, 0, 1]),
                RawParquet.Leaf([0.5, 1, 2, 3, 4]),
                RawParquet.Leaf([true, false, true], [1, 1, 0, 0, 1]),
                RawParquet.Bytes([image, [1, 2]], [2, 0, 2, 1, 0]),
                RawParquet.Texts(["a.png"], [2, 0, 1, 1, 0]),
                RawParquet.Texts(["a", "b", "a"], [3, 3, 0, 1, 2, 3], [0, 1, 0, 0, 0, 0]));
        }

        return file.ToArray();
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }
}
