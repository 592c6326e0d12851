using System.Collections.Immutable;
using System.Globalization;
using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>A field that a network was made for, in words that a checkpoint's header holds and two headers are compared by.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="Space">What it may hold.</param>
internal sealed record FieldLayout(string Name, string Space)
{
    /// <summary>The fields of a space, in order.</summary>
    public static ImmutableArray<FieldLayout> Of(CompositeSpace space) =>
        [.. space.Fields.Select(field => new FieldLayout(field.Name, Text(field.Space)))];

    /// <summary>Fields as one line.</summary>
    public static string Text(ImmutableArray<FieldLayout> fields) => string.Join("; ", fields.Select(field => $"{field.Name}: {field.Space}"));

    private static string Text(Space space) => space switch
    {
        BoxSpace box => $"reals [{Joined(box.Shape)}] {Bounds(box)}",
        MultiBinarySpace bits => $"bits [{bits.Count}]",
        DiscreteSpace discrete => $"one of {discrete.Count}{string.Concat(discrete.Groups.Select(group => $", {group.Name} from {group.Start}"))}",
        MultiDiscreteSpace several => $"one of each of {Joined(several.Counts)}",
        var other => $"{other.GetType().Name} [{other.Width}]",
    };

    private static string Bounds(BoxSpace box) => Enumerable.Range(0, box.Width).All(i => (box.LowOf(i), box.HighOf(i)) == (box.Low, box.High))
        ? Bounds(box.Low, box.High)
        : string.Join(", ", Enumerable.Range(0, box.Width).Select(i => Bounds(box.LowOf(i), box.HighOf(i))));

    private static string Bounds(float low, float high) => string.Create(CultureInfo.InvariantCulture, $"from {low} to {high}");

    private static string Joined(ImmutableArray<int> numbers) => string.Join(", ", numbers);
}
