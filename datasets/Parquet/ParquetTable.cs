using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>
/// A table in one Parquet file, several, or a folder of shards, read one row group at a time. Thread-safe: every
/// <see cref="Read(IEnumerable{string})"/> opens the files anew.
/// </summary>
/// <example>
/// <code>
/// var table = ParquetTable.Open(folder);
/// var question = table.Column(ColumnRole.Question);
/// foreach (var rows in table.Read(question, "image"))
/// {
///     var texts = rows.Strings(question);
///     var images = rows.Images("image");
/// }
/// </code>
/// </example>
public sealed class ParquetTable
{
    private const string Pattern = "*.parquet";

    private ParquetTable(ImmutableArray<string> files, ImmutableArray<ParquetColumn> columns, long rowCount)
    {
        Files = files;
        Columns = columns;
        RowCount = rowCount;
    }

    /// <summary>The files, in the order that they are read in.</summary>
    public ImmutableArray<string> Files { get; }

    /// <summary>The leaf columns of the first file.</summary>
    public ImmutableArray<ParquetColumn> Columns { get; }

    /// <summary>Rows of all files.</summary>
    public long RowCount { get; }

    /// <summary>Opens a file, or every <c>*.parquet</c> in a folder by name; footers are read, values are not.</summary>
    /// <exception cref="InputException">Missing, no such file in the folder, or a damaged footer.</exception>
    public static ParquetTable Open(string path) => Open(FilesOf(path));

    /// <summary>Opens several files as one table; footers are read, values are not.</summary>
    /// <param name="files">The files in order.</param>
    /// <exception cref="InputException">None, one is missing, or a footer is damaged.</exception>
    public static ParquetTable Open(IEnumerable<string> files)
    {
        ImmutableArray<string> all = [.. files];
        ImmutableArray<ParquetColumn> columns = default;
        var rows = 0L;
        foreach (var path in all)
        {
            using var file = ParquetFile.Open(path);
            columns = columns.IsDefault ? [.. file.Footer.Leaves.Select(leaf => leaf.Column)] : columns;
            rows += file.Footer.RowCount;
        }

        return columns.IsDefault ? throw new InputException("no Parquet file is named: expected one or more") : new(all, columns, rows);
    }

    /// <summary>Whether there is a column, or a group of columns, of this name.</summary>
    public bool Has(string column) => Columns.Any(leaf => IsOrIsIn(leaf.Name, column));

    /// <summary>The columns that play a role, or none.</summary>
    public ImmutableArray<string> Find(ColumnRole role) =>
        role.Alternates.FirstOrDefault(columns => columns.All(column => role.IsImage ? HasImage(column) : Has(column)), []);

    /// <summary>The one column that plays a role.</summary>
    /// <exception cref="InputException">None or several do; the message lists the columns found.</exception>
    public string Column(ColumnRole role) =>
        Require(role) is [var column] ? column : throw Missing($"expected one column for the {role.Name}", role);

    /// <summary>The columns that play a role, one or more.</summary>
    /// <exception cref="InputException">None do; the message lists the columns found.</exception>
    public ImmutableArray<string> Require(ColumnRole role) =>
        Find(role) is { IsEmpty: false } columns ? columns : throw Missing($"expected a column for the {role.Name}", role);

    /// <summary>Reads some columns, one row group at a time.</summary>
    /// <param name="columns">
    /// Names of columns (<c>question</c>, <c>image.bytes</c>) or of groups of columns (<c>image</c>). Others are not touched.
    /// </param>
    /// <returns>The row groups that have rows, in order; none is kept once the next is asked for.</returns>
    /// <exception cref="InputException">A file lacks a column, or is damaged; the message names file, row group and column.</exception>
    public IEnumerable<ParquetRows> Read(params IEnumerable<string> columns) => Groups([.. columns]);

    private IEnumerable<ParquetRows> Groups(ImmutableArray<string> columns)
    {
        foreach (var path in Files)
        {
            using var file = ParquetFile.Open(path);
            var leaves = columns.SelectMany(column => Leaves(file, column)).Distinct().ToArray();
            var firstRow = 1L;
            for (var group = 0; group < file.Footer.Groups.Count; group++)
            {
                var count = file.Footer.Groups[group].RowCount;
                if (count > 0)
                {
                    yield return new(file, group, firstRow, leaves.Select(leaf => file.Read(group, leaf)));
                }

                firstRow += count;
            }
        }
    }

    private static ParquetLeaf[] Leaves(ParquetFile file, string column)
    {
        var found = file.Footer.Leaves.Where(leaf => IsOrIsIn(leaf.Column.Name, column)).ToArray();
        return found.Length > 0 ? found : throw new InputException(
            $"{file.Path} has no column {column}: found {Listed(file.Footer.Leaves.Select(leaf => leaf.Column))}");
    }

    private bool HasImage(string column) =>
        Columns.Any(leaf => (leaf.Name == column && leaf.Kind is ParquetKind.Null or ParquetKind.Binary)
            || (leaf.Name == column + ".bytes" && leaf.Kind is ParquetKind.Binary or ParquetKind.Null));

    private InputException Missing(string problem, ColumnRole role) => new(
        $"{Files[0]}: {problem} ({string.Join(", ", role.Alternates.Select(columns => string.Join('+', columns)))}), found {Listed(Columns)}");

    private static string Listed(IEnumerable<ParquetColumn> columns) =>
        string.Join(", ", columns.Select(column => Quoted.OneLine(column.ToString())));

    private static bool IsOrIsIn(string leaf, string column) =>
        leaf == column || (leaf.StartsWith(column, StringComparison.Ordinal) && leaf.Length > column.Length && leaf[column.Length] == '.');

    private static string[] FilesOf(string path)
    {
        if (!Directory.Exists(path))
        {
            return [path];
        }

        var files = Directory.GetFiles(path, Pattern);
        Array.Sort(files, StringComparer.Ordinal);
        return files.Length > 0 ? files : throw new InputException($"{path} holds no Parquet file: expected {Pattern}");
    }
}
