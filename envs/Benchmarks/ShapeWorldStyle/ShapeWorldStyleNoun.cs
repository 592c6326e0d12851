using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>What a caption calls shapes: "a red square", "a red shape", "a square" or "a shape".</summary>
/// <param name="Color">The color by number, −1 for any.</param>
/// <param name="Form">The form by number, −1 for any.</param>
internal readonly record struct ShapeWorldStyleNoun(int Color, int Form)
{
    /// <summary>The names of the colors.</summary>
    public static readonly ImmutableArray<string> Colors = ["red", "green", "blue", "yellow", "magenta", "cyan", "gray"];

    /// <summary>The names of the forms.</summary>
    public static readonly ImmutableArray<string> Forms = [.. Enum.GetNames<ShapeWorldStyleForm>().Select(name => name.ToLowerInvariant())];

    private static readonly ImmutableArray<(float, float, float)> ColorChannels =
        [(1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 1, 0), (1, 0, 1), (0, 1, 1), (0.5f, 0.5f, 0.5f)];

    /// <summary>Any shape.</summary>
    public static ShapeWorldStyleNoun Any { get; } = new(-1, -1);

    /// <summary>One, without an article.</summary>
    public string Singular => Color < 0 ? FormName : $"{Colors[Color]} {FormName}";

    /// <summary>Several.</summary>
    public string Plural => Singular + (FormName.EndsWith('s') ? "es" : "s");

    /// <summary>One, with "a" or "an".</summary>
    public string Indefinite => (Color < 0 && FormName.StartsWith('e') ? "an " : "a ") + Singular;

    private string FormName => Form < 0 ? "shape" : Forms[Form];

    /// <summary>Red, green and blue of a pure color, 0 to 1.</summary>
    public static (float Red, float Green, float Blue) Channels(int color) => ColorChannels[color];

    /// <summary>What a shape is.</summary>
    public static ShapeWorldStyleNoun Of(ShapeWorldStyleShape shape) => new(shape.Color, (int)shape.Form);

    /// <summary>Reads one or several, without an article; null where a text is none.</summary>
    public static ShapeWorldStyleNoun? Parse(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var color = space < 0 ? -1 : Colors.IndexOf(text[..space]);
        var form = Array.FindIndex([.. Forms, "shape"], name => text.AsSpan(space + 1) is var word && (word.SequenceEqual(name)
            || (word.StartsWith(name, StringComparison.Ordinal) && word[name.Length..] is "s" or "es")));
        return (space >= 0 && color < 0) || form < 0 ? null : new(color, form == Forms.Length ? -1 : form);
    }

    /// <summary>Whether a shape is called so.</summary>
    public bool Matches(ShapeWorldStyleShape shape) => (Color < 0 || Color == shape.Color) && (Form < 0 || Form == (int)shape.Form);

    /// <summary>How many of the shapes are called so, and the number of the last of them.</summary>
    public (int Count, int Last) Find(ReadOnlySpan<ShapeWorldStyleShape> shapes)
    {
        var (count, last) = (0, -1);
        for (var i = 0; i < shapes.Length; i++)
        {
            (count, last) = Matches(shapes[i]) ? (count + 1, i) : (count, last);
        }

        return (count, last);
    }

    /// <summary>
    /// Draws a color and a form that a caption could name: those of a shape, or with probability .4 near them, where one of
    /// both is another's or any.
    /// </summary>
    public static ShapeWorldStyleNoun DrawNear(ref RandomStream random, ReadOnlySpan<ShapeWorldStyleShape> shapes)
    {
        var noun = Of(shapes[random.NextInt(shapes.Length)]);
        if (random.NextDouble() >= 0.4)
        {
            return noun;
        }

        var other = random.NextInt(2) == 0
            ? Of(shapes[random.NextInt(shapes.Length)])
            : new(random.NextInt(Colors.Length), random.NextInt(Forms.Length));
        return random.NextInt(2) == 0 ? noun with { Color = other.Color } : noun with { Form = other.Form };
    }

    /// <summary>
    /// Draws what of a shape is named: 0 its form, 1 its color, 2 and 3 both. It is drawn before the names are, so that it doesn't tell
    /// whether a caption is true.
    /// </summary>
    public static int DrawNaming(ref RandomStream random) => random.NextInt(4);

    /// <summary>Draws what a caption could call shapes.</summary>
    public static ShapeWorldStyleNoun Draw(ref RandomStream random, ReadOnlySpan<ShapeWorldStyleShape> shapes, int naming)
    {
        var noun = DrawNear(ref random, shapes);
        return naming switch
        {
            0 => noun with { Color = -1 },
            1 => noun with { Form = -1 },
            _ => noun,
        };
    }
}
