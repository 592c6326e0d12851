using System.Text.Json.Nodes;
using Parquet.Schema;

namespace MultiModalRL.Datasets;

/// <summary>The schema that leaf columns make together, in Hugging Face's conventions.</summary>
internal static class LeafGroups
{
    private const string ElementName = "element";

    /// <summary>The leaves, those of a group beside each other.</summary>
    public static LeafBuffer[] Ordered(IEnumerable<LeafBuffer> leaves) => [.. leaves.GroupBy(leaf => leaf.Top).SelectMany(group => group)];

    /// <summary>The schema of ordered leaves.</summary>
    public static ParquetSchema Schema(IEnumerable<LeafBuffer> leaves) =>
        new(leaves.GroupBy(leaf => leaf.Top).Select(group => Field(group.Key, [.. group])));

    /// <summary>
    /// What the <c>datasets</c> library looks for under the key <c>huggingface</c> to know an image from a structure of bytes.
    /// </summary>
    public static string Features(IEnumerable<LeafBuffer> leaves)
    {
        var features = new JsonObject();
        foreach (var group in leaves.GroupBy(leaf => leaf.Top))
        {
            features[group.Key] = Feature([.. group]);
        }

        return new JsonObject { ["info"] = new JsonObject { ["features"] = features } }.ToJsonString();
    }

    private static Field Field(string name, LeafBuffer[] leaves)
    {
        var item = leaves[0].IsList ? ElementName : name;
        Field inner = leaves[0].FieldName.Length == 0
            ? leaves[0].Field(item)
            : new StructField(item, [.. leaves.Select(leaf => leaf.Field(leaf.FieldName))]);
        return leaves[0].IsList ? new ListField(name, inner) : inner;
    }

    private static JsonNode Feature(LeafBuffer[] leaves)
    {
        JsonNode inner;
        if (leaves[0].IsImage)
        {
            inner = new JsonObject { ["_type"] = "Image" };
        }
        else if (leaves[0].FieldName.Length == 0)
        {
            inner = Value(leaves[0]);
        }
        else
        {
            inner = new JsonObject(leaves.Select(leaf => KeyValuePair.Create<string, JsonNode?>(leaf.FieldName, Value(leaf))));
        }

        return leaves[0].IsList ? new JsonArray(inner) : inner;
    }

    private static JsonObject Value(LeafBuffer leaf) => new() { ["dtype"] = leaf.FeatureType, ["_type"] = "Value" };
}
