using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>What the published names of parts mean: <c>val2014</c>, <c>testmini</c> and <c>dev</c> are validation.</summary>
public static class SplitNames
{
    // In order of preference where several parts of a dataset mean the same split.
    private static readonly (string Name, Split Split)[] Known =
    [
        ("train", Split.Train), ("train2014", Split.Train), ("train2017", Split.Train), ("traina", Split.Train),
        ("validation", Split.Validation), ("valid", Split.Validation), ("val", Split.Validation), ("val2014", Split.Validation),
        ("val2017", Split.Validation), ("vala", Split.Validation), ("dev", Split.Validation), ("testmini", Split.Validation),
        ("testdev", Split.Validation), ("minival", Split.Validation),
        ("test", Split.Test), ("test2015", Split.Test), ("test2017", Split.Test), ("testa", Split.Test),
        ("valb", Split.Compositional), ("testb", Split.Compositional),
    ];

    /// <summary>The split that a part's name means; null where it means none.</summary>
    public static Split? Of(string part) => Rank(part) is var rank and >= 0 ? Known[rank].Split : null;

    /// <summary>The part for every split that is there: the first by preference where several mean the same.</summary>
    public static IReadOnlyDictionary<Split, string> Choose(IEnumerable<string> parts) => parts
        .Where(part => Rank(part) >= 0)
        .OrderBy(Rank)
        .DistinctBy(part => Known[Rank(part)].Split)
        .ToDictionary(part => Known[Rank(part)].Split);

    private static int Rank(string part) =>
        Array.FindIndex(Known, known => string.Equals(known.Name, part, StringComparison.OrdinalIgnoreCase));
}
