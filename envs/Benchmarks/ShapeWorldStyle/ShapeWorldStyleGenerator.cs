using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>
/// Draws worlds, of every kind equally many, and captions of them: of each whether it is true, then its words until it is so.
/// </summary>
/// <param name="kinds">The kinds.</param>
/// <param name="captionsPerWorld">Captions of a world.</param>
internal sealed class ShapeWorldStyleGenerator(ImmutableArray<ShapeWorldStyleKind> kinds, int captionsPerWorld)
{
    private const int MostTries = 40;

    /// <summary>Draws a world and its captions; the same for the same seed, number and options.</summary>
    /// <param name="number">The world's number, which its kind follows from.</param>
    /// <param name="seed">The seed of the split.</param>
    public (ShapeWorldStyleShape[] Shapes, ShapeWorldStyleKind Kind, (string Text, bool Agrees)[] Captions) Generate(int number, ulong seed)
    {
        var random = new RandomStream(RandomStream.Combine(seed, (ulong)number));
        var kind = kinds[number % kinds.Length];
        while (true)
        {
            var shapes = ShapeWorldStyleShapes.Draw(ref random, kind);
            if (shapes.Length >= kind.Fewest && Captions(ref random, kind, new(shapes, clarity: 1)) is { } captions)
            {
                return (shapes, kind, captions);
            }
        }
    }

    // Null where the world gives none that are as wanted.
    private (string, bool)[]? Captions(ref RandomStream random, ShapeWorldStyleKind kind, ShapeWorldStyleWorld world)
    {
        var captions = new (string, bool)[captionsPerWorld];
        for (var i = 0; i < captions.Length; i++)
        {
            var wanted = random.NextInt(2) == 0;
            ShapeWorldStyleCaption? caption = null;
            for (var tries = 0; caption is null && tries < MostTries; tries++)
            {
                caption = kind.Draw(ref random, world, wanted);
            }

            if (caption is null)
            {
                return null;
            }

            captions[i] = (caption.Text, wanted);
        }

        return captions;
    }
}
