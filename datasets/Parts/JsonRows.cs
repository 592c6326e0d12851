namespace MultiModalRL.Datasets;

/// <summary>The objects of official JSON files as rows.</summary>
internal static class JsonRows
{
    /// <summary>Those of an array: the file's member, or the file where the member is null.</summary>
    public static IEnumerable<JsonRow> OfArray(string file, string? member) =>
        JsonItems.InArray(file, JsonRules.Strict, member).Select((item, place) => Row("", item, place));

    /// <summary>Those of an object of objects, each with its name as key; a folder's files one after another.</summary>
    public static IEnumerable<JsonRow> OfMap(string path) =>
        JsonItems.InObject(path, JsonRules.Strict).Select((entry, place) => Row(entry.Name, entry.Item, place));

    private static JsonRow Row(string key, JsonItem item, int place) => item.IsObject ? new(key, item, place + 1) : throw item.Failure("an object");
}
