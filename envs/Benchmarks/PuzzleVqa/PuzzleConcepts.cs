using System.Collections.Frozen;

namespace MultiModalRL.Environments;

/// <summary>The concepts of PuzzleVQA's categories, four single ones and pairs of them, that its tables are grouped by.</summary>
internal static class PuzzleConcepts
{
    private static readonly FrozenDictionary<string, string> ByCategory = new Dictionary<string, string>
    {
        ["grid_number"] = "numbers",
        ["color_grid"] = "colors",
        ["color_hexagon"] = "colors",
        ["shape_reflect"] = "shapes",
        ["shape_morph"] = "shapes",
        ["size_grid"] = "size",
        ["size_cycle"] = "size",
        ["grid_number_color"] = "colors-numbers",
        ["color_number_hexagon"] = "colors-numbers",
        ["polygon_sides_number"] = "numbers-shapes",
        ["rectangle_height_number"] = "numbers-size",
        ["circle_size_number"] = "numbers-size",
        ["color_overlap_squares"] = "colors-shapes",
        ["polygon_sides_color"] = "colors-shapes",
        ["rectangle_height_color"] = "colors-size",
        ["color_size_circle"] = "colors-size",
        ["shape_size_grid"] = "size-shapes",
        ["shape_size_hexagon"] = "size-shapes",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The concept of a category; null where it is not known.</summary>
    public static string? Of(string category) => ByCategory.GetValueOrDefault(category);
}
