using System.Text.Json;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments.Tests;

/// <summary>The published ShapeWorld captions and the worlds that they are about, which the benchmark itself never opens.</summary>
internal static class PublishedShapeWorld
{
    public static IEnumerable<(ShapeWorldCaption Caption, ShapeWorldStyleShape[] Shapes)> Captions()
    {
        var folder = PublishedData.Folder("shapeworld");
        var dataset = ShapeWorldDataset.Open(folder);
        foreach (var configuration in dataset.Configurations)
        {
            var captions = dataset.Read(configuration);
            using var models = JsonDocument.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(captions[0].Image)!, "world_model.json")));
            ShapeWorldStyleShape[][] worlds = [.. models.RootElement.EnumerateArray().Select(Shapes)];
            foreach (var caption in captions)
            {
                yield return (caption, worlds[caption.World]);
            }
        }
    }

    private static ShapeWorldStyleShape[] Shapes(JsonElement world) =>
        [.. world.GetProperty("entities").EnumerateArray().OrderBy(entity => entity.GetProperty("id").GetInt32()).Select(Shape)];

    private static ShapeWorldStyleShape Shape(JsonElement entity)
    {
        var (shape, color, center) = (entity.GetProperty("shape"), entity.GetProperty("color"), entity.GetProperty("center"));
        var size = shape.GetProperty("size");
        return new(
            Enum.Parse<ShapeWorldStyleForm>(shape.GetProperty("name").GetString()!, ignoreCase: true),
            ShapeWorldStyleNoun.Colors.IndexOf(color.GetProperty("name").GetString()!),
            center.GetProperty("x").GetSingle(), center.GetProperty("y").GetSingle(), size.GetProperty("x").GetSingle(), size.GetProperty("y").GetSingle(),
            entity.GetProperty("rotation").GetSingle(), color.GetProperty("shade").GetSingle());
    }
}
