namespace MultiModalRL.Environments;

/// <summary>The six domains that MMMU's thirty subjects belong to (Yue et al., 2024, table 2).</summary>
internal static class MmmuDomains
{
    /// <summary>The domain of a subject as ids name it; "other" for a subject that MMMU lacks.</summary>
    public static string Of(string subject) => subject switch
    {
        "Art" or "Art_Theory" or "Design" or "Music" => "Art and Design",
        "Accounting" or "Economics" or "Finance" or "Manage" or "Marketing" => "Business",
        "Biology" or "Chemistry" or "Geography" or "Math" or "Physics" => "Science",
        "Basic_Medical_Science" or "Clinical_Medicine" or "Diagnostics_and_Laboratory_Medicine" or "Pharmacy" or "Public_Health"
            => "Health and Medicine",
        "History" or "Literature" or "Sociology" or "Psychology" => "Humanities and Social Science",
        "Agriculture" or "Architecture_and_Engineering" or "Computer_Science" or "Electronics" or "Energy_and_Power" or "Materials"
            or "Mechanical_Engineering" => "Tech and Engineering",
        _ => "other",
    };
}
