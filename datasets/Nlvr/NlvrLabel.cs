namespace MultiModalRL.Datasets;

/// <summary>The labels of NLVR (<c>true</c>, <c>false</c>) and NLVR2 (<c>True</c>, <c>False</c>), compared as the official scripts do: without regard to case.</summary>
internal static class NlvrLabel
{
    /// <summary>Whether a text says true; null where it says neither.</summary>
    public static bool? Of(string text) => text.ToUpperInvariant() switch
    {
        "TRUE" => true,
        "FALSE" => false,
        _ => null,
    };

    /// <summary>Reads the field <c>label</c>.</summary>
    public static bool Read(JsonItem record) =>
        Of(record.Text("label")) ?? throw record.Flaw("label", $"expected true or false, found '{Quoted.OneLine(record.Text("label"))}'");
}
