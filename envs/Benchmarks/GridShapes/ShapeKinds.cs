using System.Collections.Immutable;

namespace MultiModalRL.Environments;

/// <summary>
/// The kinds of shape of a difficulty: every color with every shape. A cell's code is 0 where it is empty, else
/// 1 + color · shapes + shape. Sets of codes are bit masks, bit 0 being the empty cell.
/// </summary>
public sealed class ShapeKinds
{
    private static readonly ImmutableArray<string> AllColors = ["red", "green", "blue", "yellow", "purple", "cyan"];
    private static readonly ImmutableArray<string> AllShapes = ["circle", "square", "triangle", "cross", "ring"];

    /// <summary>The kinds of a difficulty.</summary>
    public ShapeKinds(GridDifficulty difficulty)
    {
        var (colors, shapes) = difficulty switch
        {
            GridDifficulty.Easy => (2, 2),
            GridDifficulty.Standard => (3, 3),
            _ => (AllColors.Length, AllShapes.Length),
        };
        Colors = AllColors[..colors];
        Shapes = AllShapes[..shapes];
        Count = colors * shapes;
        All = ((1u << Count) - 1) << 1;
    }

    /// <summary>The color words.</summary>
    public ImmutableArray<string> Colors { get; }

    /// <summary>The shape words, singular.</summary>
    public ImmutableArray<string> Shapes { get; }

    /// <summary>How many kinds: colors × shapes, at most 30.</summary>
    public int Count { get; }

    /// <summary>The codes of all kinds.</summary>
    public uint All { get; }

    /// <summary>The code of a color with a shape.</summary>
    public byte Code(int color, int shape) => (byte)(1 + (color * Shapes.Length) + shape);

    /// <summary>The color of a code above 0.</summary>
    public int ColorOf(int code) => (code - 1) / Shapes.Length;

    /// <summary>The shape of a code above 0.</summary>
    public int ShapeOf(int code) => (code - 1) % Shapes.Length;

    /// <summary>The words of a code above 0, such as <c>red circle</c>.</summary>
    public string Name(int code) => $"{Colors[ColorOf(code)]} {Shapes[ShapeOf(code)]}";

    /// <summary>The codes of a color and a shape, either of which may be null for any.</summary>
    public uint Mask(int? color, int? shape)
    {
        var mask = 0u;
        for (var code = 1; code <= Count; code++)
        {
            if ((color ?? ColorOf(code)) == ColorOf(code) && (shape ?? ShapeOf(code)) == ShapeOf(code))
            {
                mask |= 1u << code;
            }
        }

        return mask;
    }

    /// <summary>The code of words such as <c>red circle</c>, or 0 where there is no such kind.</summary>
    public int Find(string name) => Enumerable.Range(1, Count).FirstOrDefault(code => Name(code) == name);

    /// <summary>
    /// The kinds held out unless the user says otherwise: one of each color, the shape after the last color's, so that
    /// shapes stay as equally frequent as can be. None of two colors by two shapes: what is left would make color and
    /// shape one and the same attribute.
    /// </summary>
    public ImmutableArray<string> DefaultHeldOut => Count <= 4
        ? []
        : [.. Enumerable.Range(0, Colors.Length).Select(color => Name(Code(color, (color + 1) % Shapes.Length)))];
}
