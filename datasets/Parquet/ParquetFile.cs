using Microsoft.Win32.SafeHandles;
using MultiModalRL.Core;
using Parquet;
using Parquet.Schema;

namespace MultiModalRL.Datasets;

/// <summary>One open Parquet file. Belongs to one thread at a time.</summary>
internal sealed class ParquetFile : IDisposable
{
    private readonly SafeFileHandle handle;
    private readonly ParquetStream stream;
    private ParquetReader? reader;

    private ParquetFile(string path, SafeFileHandle handle)
    {
        Path = path;
        this.handle = handle;
        Footer = ParquetFooter.Read(path, handle);
        stream = new(handle);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Its footer.</summary>
    public ParquetFooter Footer { get; }

    /// <summary>Opens a file and reads its footer.</summary>
    /// <exception cref="InputException">Missing, unreadable or damaged; the message names the file.</exception>
    public static ParquetFile Open(string path)
    {
        var handle = InputFile.Open(path);
        try
        {
            return new(path, handle);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>Reads one column of one row group.</summary>
    /// <exception cref="InputException">Damaged or of a type that is not read; the message names file, row group and column.</exception>
    public ColumnValues Read(int group, ParquetLeaf leaf)
    {
        var chunk = Footer.Groups[group].Chunks[leaf.Index];
        if (leaf.Column.Kind == ParquetKind.Other)
        {
            throw Failure(group, leaf, "values of this type are not read", null);
        }

        try
        {
            if (Footer.Groups[group].RowCount == 0)
            {
                return new(leaf, Array.Empty<string>(), [], []);
            }

            CheckPages(group, leaf, chunk);
            stream.Limit = stream.Length;
            reader ??= Complete(ParquetReader.CreateAsync(stream));
            stream.Limit = chunk.End;
            using var rows = reader.OpenRowGroupReader(group);
            return new ChunkReader(rows, Field(leaf), leaf, chunk.ValueCount).Read();
        }
        catch (Exception exception) when (exception is not (InputException or OutOfMemoryException))
        {
            // The library's exceptions for damaged pages are of every kind, from IndexOutOfRange to NullReference.
            throw Failure(group, leaf, $"damaged or not supported: {Quoted.OneLine(exception.Message)}", exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        stream.Dispose();
        handle.Dispose();
    }

    /// <summary>The result of a task that is complete, since <see cref="ParquetStream"/> never waits.</summary>
    internal static T Complete<T>(Task<T> task) => task.GetAwaiter().GetResult();

    private void CheckPages(int group, ParquetLeaf leaf, ParquetChunk chunk)
    {
        try
        {
            ParquetPages.Check(handle, leaf, chunk);
        }
        catch (NotSupportedException exception)
        {
            throw Failure(group, leaf, exception.Message, exception);
        }
    }

    private DataField Field(ParquetLeaf leaf)
    {
        var fields = reader!.Schema.GetDataFields();
        var field = fields.Length == Footer.Leaves.Count ? fields[leaf.Index] : null;
        return field?.MaxDefinitionLevel == leaf.MaxDefinition && field.MaxRepetitionLevel == leaf.MaxRepetition
            ? field
            : throw new InvalidDataException("groups in its schema are not understood");
    }

    private InputException Failure(int group, ParquetLeaf leaf, string problem, Exception? inner) =>
        new($"{Path}: row group {group + 1}, column {leaf.Column.Name}: {problem}", inner!);
}
