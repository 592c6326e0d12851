using MultiModalRL.Core;
using Parquet;
using Parquet.Schema;

namespace MultiModalRL.Datasets;

/// <summary>
/// Writes a table to a Parquet file as Hugging Face's <c>datasets</c> does: every column may be null, an image is a structure of
/// its bytes and its path, a list of structures is given field by field under names with dots. The file appears under its
/// name when it is <see cref="Complete"/>, and not at all otherwise. Belongs to one thread.
/// </summary>
/// <example>
/// <code>
/// using var table = ParquetTableWriter.Create("test.parquet");
/// var question = table.AddString("question");
/// var answers = table.AddStringList("answers.answer");
/// question.Append("What is it?");
/// answers.Append(["net", "mesh"]);
/// table.EndRow();
/// table.Complete();
/// </code>
/// </example>
public sealed class ParquetTableWriter : IDisposable
{
    private readonly string file;
    private readonly string temporary;
    private readonly ParquetWriterOptions options;
    private readonly FileStream stream;
    private readonly List<LeafBuffer> added = [];
    private LeafBuffer[] leaves = [];
    private DataField[] fields = [];
    private ParquetWriter? writer;
    private int rowsInGroup;

    private ParquetTableWriter(string file, string temporary, ParquetWriterOptions options, FileStream stream)
    {
        this.file = file;
        this.temporary = temporary;
        this.options = options;
        this.stream = stream;
    }

    /// <summary>Rows written so far.</summary>
    public long RowCount { get; private set; }

    /// <summary>Begins a file under a temporary name beside its own.</summary>
    /// <exception cref="InputException">It cannot be made there.</exception>
    public static ParquetTableWriter Create(string file, ParquetWriterOptions? options = null)
    {
        options ??= new();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.RowsPerGroup, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.BytesPerGroup, 1);
        var temporary = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, $".{Path.GetFileName(file)}.{Path.GetRandomFileName()}");
        try
        {
            return new(file, temporary, options, new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{file} cannot be written: {Quoted.OneLine(exception.Message)}", exception);
        }
    }

    /// <summary>Adds a column of text.</summary>
    public ParquetColumnWriter<string?> AddString(string name) => Scalar(Texts(name, isList: false));

    /// <summary>Adds a column of whole numbers.</summary>
    public ParquetColumnWriter<long?> AddInt64(string name) => Scalar(Numbers<long>(name, false, "int64"));

    /// <summary>Adds a column of numbers.</summary>
    public ParquetColumnWriter<double?> AddDouble(string name) => Scalar(Numbers<double>(name, false, "float64"));

    /// <summary>Adds a column of truth values.</summary>
    public ParquetColumnWriter<bool?> AddBoolean(string name) => Scalar(Numbers<bool>(name, false, "bool"));

    /// <summary>Adds a column of lists of text; under a name with a dot, a field of a list of structures.</summary>
    public ParquetColumnWriter<IReadOnlyList<string?>?> AddStringList(string name) => List(Texts(name, isList: true));

    /// <summary>Adds a column of lists of whole numbers; under a name with a dot, a field of a list of structures.</summary>
    public ParquetColumnWriter<IReadOnlyList<long?>?> AddInt64List(string name) => List(Numbers<long>(name, true, "int64"));

    /// <summary>Adds a column of lists of numbers; under a name with a dot, a field of a list of structures.</summary>
    public ParquetColumnWriter<IReadOnlyList<double?>?> AddDoubleList(string name) => List(Numbers<double>(name, true, "float64"));

    /// <summary>Adds a column of images.</summary>
    public ParquetColumnWriter<EncodedImage?> AddImage(string name)
    {
        var (bytes, path) = Images(name, isList: false);
        return new(image =>
        {
            bytes.Append(image?.Bytes, image is null);
            path.Append(image?.Path, image is null);
        });
    }

    /// <summary>Adds a column of lists of images.</summary>
    public ParquetColumnWriter<IReadOnlyList<EncodedImage>?> AddImageList(string name)
    {
        var (bytes, path) = Images(name, isList: true);
        return new(images =>
        {
            bytes.AppendList(images?.Select(image => (ReadOnlyMemory<byte>?)image.Bytes).ToArray());
            path.AppendList(images?.Select(image => image.Path).ToArray());
        });
    }

    /// <summary>Ends the current row: every column must have been given a value, and the fields of a list as many elements.</summary>
    /// <exception cref="InvalidOperationException">A column was given none or several, or lists of one group differ in length.</exception>
    public void EndRow()
    {
        if (leaves.Length == 0)
        {
            leaves = LeafGroups.Ordered(added);
        }

        rowsInGroup++;
        RowCount++;
        foreach (var leaf in leaves)
        {
            if (leaf.Rows != rowsInGroup || (leaf.IsList && leaves.First(other => other.Top == leaf.Top).Elements != leaf.Elements))
            {
                throw new InvalidOperationException($"column {leaf.Top} {leaf.FieldName} of row {RowCount} does not have one value, or not as many as its group");
            }
        }

        if (rowsInGroup == options.RowsPerGroup || leaves.Sum(leaf => leaf.Bytes) >= options.BytesPerGroup)
        {
            Flush();
        }
    }

    /// <summary>Writes what is left, puts it on the disk, and gives the file its name; one that is there is replaced.</summary>
    public void Complete()
    {
        if (rowsInGroup > 0 || writer is null)
        {
            Flush();
        }

        writer!.DisposeAsync().AsTask().GetAwaiter().GetResult();
        stream.Flush(flushToDisk: true);
        stream.Dispose();
        File.Move(temporary, file, overwrite: true);
    }

    /// <summary>Ends writing; what is not complete is removed.</summary>
    public void Dispose()
    {
        stream.Dispose();
        File.Delete(temporary);
    }

    private void Flush()
    {
        leaves = leaves.Length == 0 ? LeafGroups.Ordered(added) : leaves;
        writer ??= Begin();
        using (var group = writer.CreateRowGroup())
        {
            for (var i = 0; i < leaves.Length; i++)
            {
                leaves[i].WriteAsync(group, fields[i]).GetAwaiter().GetResult();
            }
        }

        rowsInGroup = 0;
    }

    private ParquetWriter Begin()
    {
        var schema = LeafGroups.Schema(leaves);
        fields = schema.GetDataFields();

        // A file stream does its work in the call, so waiting for the library's tasks does not block.
        var begun = ParquetFile.Complete(ParquetWriter.CreateAsync(schema, stream));
        begun.CustomMetadata = new Dictionary<string, string> { ["huggingface"] = LeafGroups.Features(leaves) };
        return begun;
    }

    private static ParquetColumnWriter<TValue> Scalar<TValue, TStored>(LeafBuffer<TValue, TStored> leaf) where TStored : struct =>
        new(value => leaf.Append(value));

    private static ParquetColumnWriter<IReadOnlyList<TValue>?> List<TValue, TStored>(LeafBuffer<TValue, TStored> leaf) where TStored : struct =>
        new(leaf.AppendList);

    private LeafBuffer<string?, ReadOnlyMemory<char>> Texts(string name, bool isList, bool isImage = false) =>
        Add(new LeafBuffer<string?, ReadOnlyMemory<char>>(
            name, isList, isImage, "string", text => text is null ? null : (ReadOnlyMemory<char>?)text.AsMemory(), text => text.Length));

    private LeafBuffer<T?, T> Numbers<T>(string name, bool isList, string featureType) where T : struct =>
        Add(new LeafBuffer<T?, T>(name, isList, false, featureType, number => number, _ => sizeof(long)));

    private (LeafBuffer<ReadOnlyMemory<byte>?, ReadOnlyMemory<byte>> Bytes, LeafBuffer<string?, ReadOnlyMemory<char>> Path) Images(string name, bool isList)
    {
        var bytes = Add(new LeafBuffer<ReadOnlyMemory<byte>?, ReadOnlyMemory<byte>>(
            name + ".bytes", isList, true, "binary", image => image, image => image.Length));
        return (bytes, Texts(name + ".path", isList, isImage: true));
    }

    private T Add<T>(T leaf) where T : LeafBuffer
    {
        var others = added.Where(other => other.Top == leaf.Top).ToArray();
        if (RowCount > 0 || Array.Exists(others, other =>
            other.FieldName == leaf.FieldName || other.FieldName.Length == 0 || leaf.FieldName.Length == 0 || other.IsList != leaf.IsList))
        {
            throw new InvalidOperationException($"column {leaf.Top} {leaf.FieldName} comes too late, is there already, or does not fit its group");
        }

        added.Add(leaf);
        return leaf;
    }
}
