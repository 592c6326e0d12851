using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace MultiModalRL.Core;

/// <summary>What options records are made of.</summary>
internal static class OptionsShape
{
    public static bool IsInteger(Type type) => type.IsPrimitive && !IsReal(type) && type != typeof(bool) && type != typeof(char);

    public static bool IsReal(Type type) => type == typeof(double) || type == typeof(float) || type == typeof(decimal);

    public static bool IsRecord(Type type) =>
        type.IsClass && type != typeof(string) && ElementType(type) is null && type.GetConstructor(Type.EmptyTypes) is not null;

    /// <summary>The element type of a list of options; null where the type is no list.</summary>
    public static Type? ElementType(Type type) =>
        type.IsArray ? type.GetElementType()
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? type.GetGenericArguments()[0]
        : null;

    /// <summary>A record of a type with nothing set.</summary>
    public static object Defaults(Type type) =>
        Activator.CreateInstance(type) ?? throw new ArgumentException($"{type} cannot be made", nameof(type));

    /// <summary>The elements of a list; none where an immutable array was never set.</summary>
    public static IReadOnlyList<object?> Elements(object list) =>
        list is Array || !IsUnset(list) ? [.. ((System.Collections.IEnumerable)list).Cast<object?>()] : [];

    /// <summary>The options that hold values, as opposed to nested records.</summary>
    public static IEnumerable<(string Path, OptionMember Member, object? Default)> Leaves(Type type, object? defaults, string prefix)
    {
        foreach (var member in OptionMember.Of(type))
        {
            var path = OptionMember.Join(prefix, member.Name);
            var value = defaults is null ? null : member.Property.GetValue(defaults);
            if (!IsRecord(member.Type))
            {
                yield return (path, member, value);
                continue;
            }

            foreach (var leaf in Leaves(member.Type, value ?? Defaults(member.Type), path))
            {
                yield return leaf;
            }
        }
    }

    public static string TypeName(Type type) =>
        IsInteger(type) ? "integer"
        : IsReal(type) ? "number"
        : type == typeof(bool) ? "boolean"
        : type == typeof(string) ? "text"
        : type.IsEnum ? "choice"
        : ElementType(type) is { } element ? $"list of {TypeName(element)}s"
        : "object";

    /// <summary>What a value of a type must be, for error messages.</summary>
    public static string Expected(Type type) => TypeName(type) switch
    {
        "choice" => "one of " + string.Join(", ", EnumNames(type)),
        "integer" => $"an integer ({Bound(type, "MinValue")} … {Bound(type, "MaxValue")})",
        "number" => "a finite number",
        "object" => "an object",
        var name => $"a {name}",
    };

    public static IReadOnlyList<string> EnumNames(Type type) => [.. Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName)];

    /// <summary>The values a member's type and annotations allow, in short; null where nothing is ruled out.</summary>
    public static string? Range(OptionMember member)
    {
        var parts = new List<string>();
        if ((ElementType(member.Type) ?? member.Type) is { IsEnum: true } type)
        {
            parts.Add(string.Join(" | ", EnumNames(type)));
        }

        foreach (var attribute in member.Property.GetCustomAttributes<ValidationAttribute>())
        {
            if (Range(attribute) is { } part)
            {
                parts.Add(part);
            }
        }

        return parts.Count == 0 ? null : string.Join(", ", parts);
    }

    /// <summary>The interval of a range: round brackets leave the bound out.</summary>
    public static string Interval(RangeAttribute range) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(range.MinimumIsExclusive ? '(' : '[')}{Bound(range.Minimum)}, {Bound(range.Maximum)}{(range.MaximumIsExclusive ? ')' : ']')}");

    private static string? Range(ValidationAttribute attribute) => attribute switch
    {
        RangeAttribute range => Interval(range),
        AllowedValuesAttribute allowed => string.Join(" | ", allowed.Values.Select(OptionsWriter.Text)),
        MinLengthAttribute length => $"length ≥ {length.Length}",
        MaxLengthAttribute length => $"length ≤ {length.Length}",
        _ => null,
    };

    // A bound at the end of its type rules nothing out.
    private static string Bound(object bound) => bound switch
    {
        int.MaxValue or double.MaxValue or double.PositiveInfinity => "∞",
        int.MinValue or double.MinValue or double.NegativeInfinity => "−∞",
        _ => Convert.ToString(bound, CultureInfo.InvariantCulture) ?? "",
    };

    private static string? Bound(Type type, string name) => Convert.ToString(type.GetField(name)!.GetValue(null), CultureInfo.InvariantCulture);

    private static bool IsUnset(object list) => (bool)list.GetType().GetProperty(nameof(ImmutableArray<int>.IsDefault))!.GetValue(list)!;
}
