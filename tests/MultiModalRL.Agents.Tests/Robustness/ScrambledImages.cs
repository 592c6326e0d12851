using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

/// <summary>The images of a store with every pixel outside of what is revealed turned into noise.</summary>
/// <param name="images">The images.</param>
/// <param name="side">Cells along each side.</param>
/// <param name="revealed">What is revealed of each image; an image that is not named is noise throughout.</param>
internal sealed class ScrambledImages(IImageStore images, int side, IReadOnlyDictionary<int, byte[]> revealed) : IImageStore
{
    public int Count => images.Count;

    public ImageShape Shape => images.Shape;

    public void Read(ReadOnlySpan<int> handles, Span<byte> pixels)
    {
        images.Read(handles, pixels);
        var random = new RandomStream(99);
        for (var i = 0; i < pixels.Length; i++)
        {
            var (pixel, image) = (i % Shape.Size / Shape.Channels, handles[i / Shape.Size]);
            var cell = pixel / Shape.Width / (Shape.Height / side) * side + pixel % Shape.Width / (Shape.Width / side);
            var noise = (byte)random.NextInt(256);
            pixels[i] = revealed.TryGetValue(image, out var mask) && mask[cell] == 1 ? pixels[i] : noise;
        }
    }

    /// <summary>Copies observations into columns that show these images instead.</summary>
    public static Columns Scramble(EnvironmentSpec spec, Columns observations)
    {
        var fields = new QuestionAnsweringFields(spec);
        var masks = new Dictionary<int, byte[]>();
        for (var row = 0; row < observations.Count; row++)
        {
            masks.Add(observations.Values(fields.Image, row)[0], observations.Values(fields.Revealed, row).ToArray());
        }

        var store = new ScrambledImages(fields.Images, spec.QuestionAnswering!.Side, masks);
        var image = (ImageSpace)spec.Observation.Space(fields.Image);
        var space = new CompositeSpace(
        [
            .. spec.Observation.Fields.Select(field => field.Name == QuestionAnsweringFields.ImageName
                ? new NamedSpace(field.Name, new ImageSpace(store) { Revealed = image.Revealed })
                : field),
        ]);
        var scrambled = new Columns(space, observations.Capacity) { Count = observations.Count };
        observations.CopyTo(scrambled);
        return scrambled;
    }
}
