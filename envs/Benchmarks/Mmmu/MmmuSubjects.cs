using System.Collections.Immutable;

namespace MultiModalRL.Environments;

/// <summary>MMMU's six domains and their thirty subjects.</summary>
internal static class MmmuSubjects
{
    /// <summary>The domains in the order in which the script prints them.</summary>
    public static ImmutableArray<(string Domain, ImmutableArray<string> Subjects)> Domains { get; } =
    [
        ("Art and Design", ["Art", "Art_Theory", "Design", "Music"]),
        ("Business", ["Accounting", "Economics", "Finance", "Manage", "Marketing"]),
        ("Science", ["Biology", "Chemistry", "Geography", "Math", "Physics"]),
        ("Health and Medicine", ["Basic_Medical_Science", "Clinical_Medicine", "Diagnostics_and_Laboratory_Medicine", "Pharmacy", "Public_Health"]),
        ("Humanities and Social Science", ["History", "Literature", "Sociology", "Psychology"]),
        ("Tech and Engineering",
        [
            "Agriculture", "Architecture_and_Engineering", "Computer_Science", "Electronics", "Energy_and_Power", "Materials",
            "Mechanical_Engineering",
        ]),
    ];

    /// <summary>All subjects in the order in which the script evaluates them: by name.</summary>
    public static ImmutableArray<string> InOrder { get; } = [.. Domains.SelectMany(domain => domain.Subjects).Order(StringComparer.Ordinal)];

    /// <summary>The subject in an id such as <c>validation_Art_Theory_12</c>: all but the first and the last part.</summary>
    public static string OfId(string id)
    {
        var parts = id.Split('_');
        return parts.Length > 2 ? string.Join('_', parts[1..^1]) : "";
    }
}
