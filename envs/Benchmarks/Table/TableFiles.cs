using System.Collections.Immutable;
using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>The Parquet files of a dataset by split, as Hugging Face names them: <c>data/validation-00000-of-00002.parquet</c>.</summary>
internal static class TableFiles
{
    /// <summary>The files of each split that is there, in the folder or in its folder <c>data</c>; files without a known name are training.</summary>
    /// <exception cref="InputException">There are none.</exception>
    public static IReadOnlyDictionary<Split, ImmutableArray<string>> Find(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new InputException($"{folder} is missing: expected a folder of Parquet files");
        }

        var inner = Path.Combine(folder, "data");
        var files = new[] { folder, inner }.Where(Directory.Exists).SelectMany(place => Directory.GetFiles(place, "*.parquet")).Order(StringComparer.Ordinal).ToArray();
        return files.Length == 0
            ? throw new InputException($"{folder} holds no Parquet file: expected {Path.Combine(inner, "train-00000-of-00001.parquet")} or the like") { Absence = Absence.Dataset }
            : files.GroupBy(SplitOf).ToDictionary(group => group.Key, group => group.ToImmutableArray());
    }

    private static Split SplitOf(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        return SplitNames.Of(name.Split('-')[0]) ?? Split.Train;
    }
}
