namespace MultiModalRL.Datasets;

/// <summary>The objects of official JSON files as rows.</summary>
internal static class JsonRows
{
    /// <summary>Those of an array: the file's field, or the file where the field is null.</summary>
    public static IEnumerable<JsonRow> OfArray(string file, string? field) => Numbered(JsonRecords.ReadArray(file, field));

    /// <summary>Those of an object of objects, each with its name as key; a folder's files one after another.</summary>
    public static IEnumerable<JsonRow> OfMap(string path) => Numbered(JsonRecords.ReadMap(path));

    private static IEnumerable<JsonRow> Numbered(IEnumerable<JsonRecord> records) => records.Select((record, place) => new JsonRow(record, place + 1));
}
